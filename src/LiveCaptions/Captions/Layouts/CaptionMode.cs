namespace LiveCaptions.Captions.Layouts;

/// <summary>When words come to the screen and how they leave it. A new mode is a layout and a line here.</summary>
/// <param name="Name">What viewers ask for.</param>
/// <param name="PerHeight">Laid out for each number of lines; else once for all.</param>
/// <param name="Make">An empty layout.</param>
internal sealed record CaptionMode(string Name, bool PerHeight, Func<LayoutShape, ICaptionLayout> Make)
{
    /// <summary>Word by word; a new line pushes the old ones up.</summary>
    public static readonly CaptionMode RollUp = new("rollup", PerHeight: false, shape => new RollUpLayout(shape.Chars, shape.Hold));

    /// <summary>A sentence or a full box at a time, settled words only.</summary>
    public static readonly CaptionMode Block = new("block", PerHeight: true, shape => new BlockLayout(
        shape.Chars,
        shape.Lines,
        shape.Hold
    ));

    /// <summary>Word by word, but only what is being said now: a new sentence begins on an empty screen.</summary>
    public static readonly CaptionMode Live = new("live", PerHeight: false, shape => new LiveLayout(shape.Chars, shape.Hold));

    /// <summary>All modes, the default first.</summary>
    public static readonly IReadOnlyList<CaptionMode> All = [RollUp, Block, Live];

    /// <summary>The mode of this name; null if there is none.</summary>
    public static CaptionMode? Named(string name) => All.FirstOrDefault(mode => mode.Name == name);
}
