namespace LiveCaptions.Capture;

/// <summary>How a read went.</summary>
public enum CaptureStatus
{
    /// <summary>There is sound.</summary>
    Sound,

    /// <summary>Nothing came in time: the device is suspended, or its server is stuck.</summary>
    Nothing,

    /// <summary>The device or its server is gone; open it anew.</summary>
    Lost,

    /// <summary>The capture was cancelled.</summary>
    Cancelled,
}

/// <summary>What a read gave.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Samples">Samples read, 16 kHz, mono.</param>
/// <param name="Missing">Samples that are missing just before them: the timeline goes on by so much.</param>
public readonly record struct CaptureRead(CaptureStatus Status, int Samples, long Missing);

/// <summary>How a capture is doing, since it was opened.</summary>
/// <param name="Rate">The device's own samples a second.</param>
/// <param name="Channels">The device's own channels.</param>
/// <param name="Captured">Seconds of sound that the system handed over.</param>
/// <param name="Dropped">Seconds of it that were lost because nobody read.</param>
/// <param name="Missing">Seconds that never came, by comparison with the clock.</param>
/// <param name="Drift">How much faster than this machine's clock the device's runs, in parts of a million.</param>
/// <param name="LongestGap">The longest time between two hand-overs.</param>
/// <param name="FirstAfter">From opening to the first sound; zero while there is none.</param>
/// <param name="Moves">How often the system moved the stream to another device.</param>
/// <param name="Suspended">The system says that the device is suspended.</param>
public readonly record struct CaptureStatistics(
    int Rate,
    int Channels,
    double Captured,
    double Dropped,
    double Missing,
    double Drift,
    TimeSpan LongestGap,
    TimeSpan FirstAfter,
    int Moves,
    bool Suspended
);
