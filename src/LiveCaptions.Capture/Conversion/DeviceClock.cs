namespace LiveCaptions.Capture.Conversion;

/// <summary>
/// Compares how much a device has delivered with the clock. A small difference is drift of the device's own clock, corrected by
/// stretching the sound; a sudden lack is sound that was lost before it reached this process.
/// </summary>
/// <param name="rate">Frames per second.</param>
/// <remarks>
/// Data may arrive late by any amount, but never early, so the smallest lag of a second is the true one.
/// Threading: one caller.
/// </remarks>
internal sealed class DeviceClock(int rate)
{
    private const long Second = 1_000_000_000;
    private const double Constant = 20; // seconds over which a lag is corrected
    private const double MaxStretch = 0.0005;
    private readonly double tolerance = 0.05 * rate;
    private readonly double negligible = 0.005 * rate; // a busy machine delivers later, which is not drift
    private long? start,
        windowStart;
    private long lastCaptured,
        windowFrames;
    private double offset; // frames added to the sound, by gaps and by stretching
    private double smallest = double.PositiveInfinity;
    private bool settled;

    /// <summary>The share of its length by which the sound is to be lengthened.</summary>
    public double Stretch { get; private set; }

    /// <summary>Frames that were never delivered.</summary>
    public long Missing { get; private set; }

    /// <summary>How often the device turned out to be more than 50 ms ahead of the clock, which only restarts the comparison.</summary>
    public int Restarts { get; private set; }

    /// <summary>Whether sound comes at more than 1.5 times real time: from a plugin that makes it up, not from a device.</summary>
    public bool IsImpossible { get; private set; }

    /// <summary>Compares the frames captured so far with the clock.</summary>
    /// <param name="captured">Frames since the start.</param>
    /// <param name="at">When the last of them came, in nanoseconds.</param>
    /// <returns>Frames that are missing, by which the timeline must move on.</returns>
    public long Observe(long captured, long at)
    {
        if (captured == lastCaptured)
            return 0;
        start ??= at - Time(captured);
        windowStart ??= at;
        var missing = at - windowStart >= Second ? CloseWindow(at) : 0;
        windowFrames += captured - lastCaptured;
        lastCaptured = captured;
        smallest = Math.Min(smallest, Frames(at - start.Value) - captured - offset);
        return missing;
    }

    private long CloseWindow(long at)
    {
        var lag = smallest;
        var added = Stretch * windowFrames;
        IsImpossible = windowFrames > 1.5 * Frames(at - windowStart!.Value) && lag < -10 * tolerance;
        (windowStart, windowFrames, smallest) = (at, 0, double.PositiveInfinity);
        if (!settled)
        {
            // The first second tells when the capture really began, since its first data may have been the latest of all.
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
        var notable = Math.CopySign(Math.Max(0, Math.Abs(lag) - negligible), lag);
        Stretch = Math.Clamp(notable / (Constant * rate), -MaxStretch, MaxStretch);
        return 0;
    }

    private double Frames(long nanoseconds) => nanoseconds * (rate / (double)Second);

    private long Time(long frames) => (long)(frames * ((double)Second / rate));
}
