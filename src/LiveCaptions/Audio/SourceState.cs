using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>The state of a live source.</summary>
internal enum SourceState
{
    /// <summary>It is being opened for the first time; no sound has come yet.</summary>
    Starting,

    /// <summary>Sound comes.</summary>
    Running,

    /// <summary>Sound comes, but it is pure silence: the microphone is muted, or nothing is played.</summary>
    Silent,

    /// <summary>No sound comes; it waits to be reopened.</summary>
    Lost,

    /// <summary>It is being reopened.</summary>
    Reopening,
}

/// <summary>The state of a live source, for the health page and the log.</summary>
/// <param name="State">The state.</param>
/// <param name="Message">What is wrong and what to do; null if all is well.</param>
/// <param name="Losses">How often the source was lost.</param>
/// <param name="Level">The level of the last second; null if no sound came.</param>
internal sealed record SourceReport(SourceState State, string? Message, int Losses, SoundLevel? Level);
