namespace LiveCaptions.Capture.Conversion;

/// <summary>
/// Compares what a device has given with the clock. A little too much or too little is the device's own clock, and is made up for
/// by stretching the sound; a sudden lack is sound that was lost outside, where nobody counts it.
/// </summary>
/// <remarks>
/// Data may come late by any time, but never early: so the least lag of a second is the true one.
/// Threading: one caller.
/// </remarks>
internal sealed class DeviceClock(int rate)
{
    private const long Second = 1_000_000_000;
    private const double Constant = 20; // seconds in which a lag is made up for
    private const double MostStretch = 0.0005;
    private readonly double tolerance = 0.05 * rate;
    private readonly double trifle = 0.005 * rate; // a busy machine hands over later; that is no drift
    private long? start,
        windowStart;
    private long lastCaptured,
        windowFrames;
    private double offset; // frames that were added to the stream, by gaps and by stretching
    private double least = double.PositiveInfinity;
    private bool settled;

    /// <summary>By how much the sound is to be made longer, as a part of its length.</summary>
    public double Stretch { get; private set; }

    /// <summary>Frames that never came.</summary>
    public long Missing { get; private set; }

    /// <summary>How often the device turned out to be ahead of the clock by more than 50 ms, which only begins the count anew.</summary>
    public int Restarts { get; private set; }

    /// <summary>Sound comes at more than one and a half times its pace: a plugin that makes it up, no device.</summary>
    public bool IsImpossible { get; private set; }

    /// <summary>Notes how many frames there are at a moment.</summary>
    /// <param name="captured">Frames since the start.</param>
    /// <param name="at">When the last of them came, in nanoseconds.</param>
    /// <returns>Frames that are missing: the timeline must go on by so much.</returns>
    public long Note(long captured, long at)
    {
        if (captured == lastCaptured)
            return 0;
        start ??= at - Time(captured);
        windowStart ??= at;
        var missing = at - windowStart >= Second ? CloseWindow(at) : 0;
        windowFrames += captured - lastCaptured;
        lastCaptured = captured;
        least = Math.Min(least, Frames(at - start.Value) - captured - offset);
        return missing;
    }

    private long CloseWindow(long at)
    {
        var lag = least;
        var added = Stretch * windowFrames;
        IsImpossible = windowFrames > 1.5 * Frames(at - windowStart!.Value) && lag < -10 * tolerance;
        (windowStart, windowFrames, least) = (at, 0, double.PositiveInfinity);
        if (!settled)
        {
            // The first second says when the stream began; its first data may have been the latest of all.
            settled = true;
            offset = lag;
            return 0;
        }
        offset += added;
        lag -= added;
        if (lag > tolerance)
        {
            offset += lag;
            Stretch = 0;
            Missing += (long)lag;
            return (long)lag;
        }
        if (lag < -tolerance)
        {
            offset += lag;
            Restarts++;
            Stretch = 0;
            return 0;
        }
        var notable = Math.CopySign(Math.Max(0, Math.Abs(lag) - trifle), lag);
        Stretch = Math.Clamp(notable / (Constant * rate), -MostStretch, MostStretch);
        return 0;
    }

    private double Frames(long nanoseconds) => nanoseconds * (rate / (double)Second);

    private long Time(long frames) => (long)(frames * ((double)Second / rate));
}
