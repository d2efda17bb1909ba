namespace LiveCaptions.Capture;

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
