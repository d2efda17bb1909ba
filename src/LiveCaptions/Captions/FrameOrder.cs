namespace LiveCaptions.Captions;

/// <summary>The place of a frame among all frames of a track, whichever machine has made them: the newer one wins.</summary>
/// <param name="Epoch">Rises whenever another machine makes the captions.</param>
/// <param name="Sequence">Rises with every publication within an epoch.</param>
internal readonly record struct FrameOrder(long Epoch, long Sequence) : IComparable<FrameOrder>
{
    public static bool operator <(FrameOrder one, FrameOrder other) => one.CompareTo(other) < 0;

    public static bool operator >(FrameOrder one, FrameOrder other) => one.CompareTo(other) > 0;

    public static bool operator <=(FrameOrder one, FrameOrder other) => one.CompareTo(other) <= 0;

    public static bool operator >=(FrameOrder one, FrameOrder other) => one.CompareTo(other) >= 0;

    /// <summary>By epoch, then by sequence.</summary>
    public int CompareTo(FrameOrder other) => (Epoch, Sequence).CompareTo((other.Epoch, other.Sequence));
}
