namespace LiveCaptions.Captions.Layouts;

/// <summary>What makes one layout differ from another; viewers of the same shape see the very same lines.</summary>
/// <param name="Chars">Characters a line.</param>
/// <param name="Lines">Lines of a block; other modes are laid out once for all heights.</param>
/// <param name="Hold">Seconds without speech after which the screen is cleared.</param>
internal readonly record struct LayoutShape(CaptionMode Mode, int Chars, int Lines, double Hold)
{
    public static LayoutShape Of(CaptionMode mode, int chars, int lines, double hold) => new(mode, chars, mode.PerHeight ? lines : 0, hold);

    /// <summary>An empty layout of this shape.</summary>
    public ICaptionLayout Make() => Mode.Make(this);
}
