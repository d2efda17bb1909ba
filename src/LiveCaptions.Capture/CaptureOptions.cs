namespace LiveCaptions.Capture;

/// <summary>Which device is captured, and how.</summary>
public sealed record CaptureOptions
{
    /// <summary>An id, a name, a part of either, "loopback", or "default"; empty for the default microphone.</summary>
    public string Device { get; init; } = "";

    /// <summary>Whether the capture follows when the system makes another device the default; otherwise it stays with the first.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>The channel to capture, counted from 1; null for all that carry sound.</summary>
    public int? Channel { get; init; }

    /// <summary>How much sound the system delivers at once. Some servers stutter below 20 ms.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How many periods the system may keep while this program is not scheduled; this adds no delay.</summary>
    public int Periods { get; init; } = 100;

    /// <summary>How much sound is kept for a reader that is late; what comes beyond it is dropped and counted.</summary>
    public TimeSpan Ring { get; init; } = TimeSpan.FromSeconds(4);
}
