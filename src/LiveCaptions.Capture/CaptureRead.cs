namespace LiveCaptions.Capture;

/// <summary>How a read ended.</summary>
public enum CaptureStatus
{
    /// <summary>Samples were read.</summary>
    Sound,

    /// <summary>No sound came within the time-out: the device is suspended, or its server hangs.</summary>
    TimedOut,

    /// <summary>The device or its server is gone; open a new capture.</summary>
    Lost,

    /// <summary>The capture was cancelled.</summary>
    Cancelled,
}

/// <summary>The result of a read.</summary>
/// <param name="Status">How the read ended.</param>
/// <param name="Samples">Samples read, 16 kHz, mono.</param>
/// <param name="Missing">Samples missing just before them, by which the timeline moves on.</param>
public readonly record struct CaptureRead(CaptureStatus Status, int Samples, long Missing);
