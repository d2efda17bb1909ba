namespace LiveCaptions.Capture;

/// <summary>Figures of a capture since it was opened.</summary>
/// <param name="Rate">The device's own sample rate, in hertz.</param>
/// <param name="Channels">The device's own number of channels.</param>
/// <param name="CapturedSeconds">Seconds of sound that the system delivered.</param>
/// <param name="DroppedSeconds">Seconds of it that were dropped because nothing read them in time.</param>
/// <param name="MissingSeconds">Seconds that the device never delivered, measured against the clock.</param>
/// <param name="DriftPpm">How much faster the device's clock runs than this machine's, in parts per million.</param>
/// <param name="LongestGap">The longest time between two deliveries.</param>
/// <param name="FirstSoundAfter">The time from opening to the first sound; zero until it comes.</param>
/// <param name="Moves">How often the system moved the capture to another device.</param>
/// <param name="Suspended">Whether the system reports the device as suspended.</param>
public readonly record struct CaptureStatistics(
    int Rate,
    int Channels,
    double CapturedSeconds,
    double DroppedSeconds,
    double MissingSeconds,
    double DriftPpm,
    TimeSpan LongestGap,
    TimeSpan FirstSoundAfter,
    int Moves,
    bool Suspended
);
