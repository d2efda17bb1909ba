using LiveCaptions.Capture;

namespace LiveCaptions.Audio;

/// <summary>How a live source is doing.</summary>
internal enum SourceState
{
    /// <summary>It is opened for the first time; no sound has come yet.</summary>
    Starting,

    /// <summary>Sound comes.</summary>
    Running,

    /// <summary>Sound comes, but it is nothing but silence: muted, or nobody plays anything.</summary>
    Silent,

    /// <summary>No sound comes; it will be opened anew.</summary>
    Lost,

    /// <summary>It is being opened anew.</summary>
    Reopening,
}

/// <summary>How a live source is doing, for the health page and the log.</summary>
/// <param name="State">Its state.</param>
/// <param name="Message">What is wrong and what to do, or null.</param>
/// <param name="Losses">How often it was lost.</param>
/// <param name="Level">How loud it was during the last second, if sound came.</param>
internal sealed record SourceReport(SourceState State, string? Message, int Losses, SoundLevel? Level);
