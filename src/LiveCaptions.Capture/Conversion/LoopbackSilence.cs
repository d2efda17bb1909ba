namespace LiveCaptions.Capture.Conversion;

/// <summary>Windows gives nothing while nothing plays; the silence that is missing then is made by the clock.</summary>
/// <remarks>Threading: one caller.</remarks>
internal sealed class LoopbackSilence(int rate, long start)
{
    /// <summary>Frames of silence made so far.</summary>
    public long Made { get; private set; }

    /// <summary>Nothing has come for a while: how many frames of silence have passed.</summary>
    /// <param name="captured">Frames that came since the start.</param>
    /// <param name="now">Nanoseconds, of the same clock as the start.</param>
    /// <param name="most">More than this is left for the next time.</param>
    public long Due(long captured, long now, long most)
    {
        var due = Math.Clamp((long)((now - start) * (rate / 1e9)) - captured - Made, 0, most);
        Made += due;
        return due;
    }
}
