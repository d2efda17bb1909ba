namespace LiveCaptions.Capture;

/// <summary>How a read went.</summary>
public enum CaptureStatus
{
    /// <summary>There is sound.</summary>
    Sound,

    /// <summary>Nothing came in time: the device is suspended, or its server is stuck.</summary>
    TimedOut,

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
