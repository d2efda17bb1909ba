namespace LiveCaptions.Capture;

/// <summary>What is heard, and how.</summary>
public sealed record CaptureOptions
{
    /// <summary>An id, a name, a part of either, "loopback", or "default"; empty is the default microphone.</summary>
    public string Device { get; init; } = "";

    /// <summary>Go along when the system moves the default to another device. False: stay with the device that was the default at the start.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>The channel that is heard, from 1; null: all that carry sound.</summary>
    public int? Channel { get; init; }

    /// <summary>How much sound the system hands over at once. Below 20 ms some servers are known to stutter.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How many periods the system may keep while this program does not run; it costs no delay.</summary>
    public int Periods { get; init; } = 100;

    /// <summary>How much sound waits for a reader that is busy.</summary>
    public TimeSpan Ring { get; init; } = TimeSpan.FromSeconds(4);
}
