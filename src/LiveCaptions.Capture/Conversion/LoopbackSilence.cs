namespace LiveCaptions.Capture.Conversion;

/// <summary>Makes silence by the clock while nothing plays, because Windows' loopback then delivers nothing.</summary>
/// <param name="rate">Frames per second.</param>
/// <param name="start">When the capture was opened, in nanoseconds.</param>
/// <remarks>Threading: one caller.</remarks>
internal sealed class LoopbackSilence(int rate, long start)
{
    /// <summary>Frames of silence made so far.</summary>
    public long Made { get; private set; }

    /// <summary>Returns how many frames of silence are due, and counts them as made.</summary>
    /// <param name="captured">Frames captured since the start.</param>
    /// <param name="now">Nanoseconds, of the same clock as the start.</param>
    /// <param name="max">The most frames to return; the rest stays due.</param>
    public long Due(long captured, long now, long max)
    {
        var due = Math.Clamp((long)((now - start) * (rate / 1e9)) - captured - Made, 0, max);
        Made += due;
        return due;
    }
}
