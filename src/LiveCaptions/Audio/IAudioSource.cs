using LiveCaptions.Health;

namespace LiveCaptions.Audio;

/// <summary>A source of sound: a file, standard input, a device, the network.</summary>
internal interface IAudioSource
{
    /// <summary>A description for the person at the machine.</summary>
    string Description { get; }

    /// <summary>The state of a source that can be lost and come back; null for other sources.</summary>
    SourceReport? Report() => null;

    /// <summary>Whether words are spoken in its sound; false: they are text already, and the sound only keeps time.</summary>
    bool IsSpoken => true;

    /// <summary>Writes 16 kHz mono samples to the ring as they come, and completes the ring when the sound ends.</summary>
    /// <param name="ring">The destination.</param>
    /// <param name="stop">Ends the source.</param>
    /// <exception cref="SourceException">The source cannot deliver sound; the message says what to do.</exception>
    Task RunAsync(SampleRing ring, CancellationToken stop);
}

/// <summary>A source cannot deliver sound; the message is one sentence for the person at the machine.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause), IUserFacingError;
