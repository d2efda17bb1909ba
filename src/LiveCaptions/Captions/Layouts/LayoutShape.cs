namespace LiveCaptions.Captions.Layouts;

/// <summary>When words come to the screen and how they leave it.</summary>
internal enum CaptionMode
{
    /// <summary>Word by word; a new line pushes the old ones up.</summary>
    RollUp,

    /// <summary>A sentence or a full box at a time, settled words only.</summary>
    Block,

    /// <summary>Word by word, but only what is being said now: a new sentence begins on an empty screen.</summary>
    Live,
}

/// <summary>What makes one layout differ from another; readers of the same shape see the very same lines.</summary>
/// <param name="Chars">Characters a line.</param>
/// <param name="Lines">Lines of a block; other modes are laid out once for all heights.</param>
/// <param name="Hold">Seconds without speech after which the screen is cleared.</param>
internal readonly record struct LayoutShape(CaptionMode Mode, int Chars, int Lines, double Hold)
{
    public static LayoutShape Of(CaptionMode mode, int chars, int lines, double hold) =>
        new(mode, chars, mode == CaptionMode.Block ? lines : 0, hold);

    /// <summary>An empty layout of this shape.</summary>
    public ICaptionLayout Make() =>
        Mode switch
        {
            CaptionMode.Block => new BlockLayout(Chars, Lines, Hold),
            CaptionMode.Live => new LiveLayout(Chars, Hold),
            _ => new RollUpLayout(Chars, Hold),
        };
}
