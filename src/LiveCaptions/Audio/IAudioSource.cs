using LiveCaptions.Health;

namespace LiveCaptions.Audio;

/// <summary>Something that gives sound: a file, standard input, a device, a stream from the network.</summary>
internal interface IAudioSource
{
    /// <summary>What it is, in words for the person at the machine.</summary>
    string Description { get; }

    /// <summary>How it is doing, if it is one that can be lost and come back.</summary>
    SourceReport? Report() => null;

    /// <summary>Writes 16 kHz mono float samples into the ring as they come, until the sound ends or <paramref name="stop"/>; then completes the ring.</summary>
    /// <exception cref="SourceException">The sound cannot be had; the message says what to do.</exception>
    Task RunAsync(SampleRing ring, CancellationToken stop);
}

/// <summary>A source that cannot give its sound, in one sentence for the person at the machine.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;
