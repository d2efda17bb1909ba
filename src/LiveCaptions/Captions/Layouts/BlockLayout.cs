using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>
/// Blocks: nothing is shown until a sentence is complete or the box is full, then the whole block at once, with lines broken where they
/// read well.
/// Short sentences share a block. Several blocks may complete at the same moment, so the last few stay in the frame and a viewer shows them
/// in turn.
/// </summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class BlockLayout(int chars, int lines, double hold) : ICaptionLayout
{
    /// <summary>A line's id divided by this is the number of its block.</summary>
    public const int IdsPerBlock = 10;

    private const int KeptBlocks = 3;

    private readonly long pause = AudioTime.SamplesIn(hold);
    private readonly List<SettledWord> pending = [];
    private readonly List<(long Block, List<SettledWord> Words, IReadOnlyList<string> Rows)> blocks = [];
    private LineBreaks breaks = new(lines, chars, null);
    private string? language;
    private AudioTime? lastEnd;
    private long nextBlock;

    /// <inheritdoc/>
    public IReadOnlyList<CaptionLine> Lines { get; private set; } = [];

    /// <inheritdoc/>
    public int Screens => KeptBlocks;

    /// <inheritdoc/>
    public void Lay(CaptionUpdate update)
    {
        SetLanguage(update.Language);
        Correct(update.Corrections);
        foreach (var word in update.Settled)
            Settle(word);
        if (!update.Speaking || update.Gap)
            Complete();
        Draw();
    }

    /// <inheritdoc/>
    public void Begin(IEnumerable<SettledWord> recent, CaptionUpdate? last)
    {
        SetLanguage(last?.Language);
        foreach (var word in recent)
            Settle(word);
        if (last is not { Speaking: true })
            Complete();
        Draw();
    }

    private void Correct(IReadOnlyList<WordCorrection> corrections)
    {
        corrections.Apply(pending);
        for (var i = 0; i < blocks.Count; i++)
        {
            var (block, words, _) = blocks[i];
            if (corrections.Apply(words))
                blocks[i] = (block, words, RowsOf(words) ?? Filled(words));
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        pending.Clear();
        blocks.Clear();
        lastEnd = null;
        Draw();
    }

    private void SetLanguage(string? spoken)
    {
        if (spoken == language)
            return;
        (language, breaks) = (spoken, new(lines, chars, spoken));
    }

    /// <inheritdoc/>
    public void BeginAnew() => Clear();

    private void Settle(SettledWord word)
    {
        var paused = lastEnd is { } end && word.Start - end > pause;
        if (paused || SpokenLines.Changes(pending.FindLast(before => before.Speaker > 0)?.Speaker ?? 0, word.Speaker))
            Complete();
        lastEnd = word.End;
        pending.Add(word);
        while (pending.Count > 1 && RowsOf(pending) is null)
            Show(FullUpTo());
        var units = LineUnit.From(pending);
        // A sentence of a word or two would be gone before anybody reads it, so the next one joins it.
        if (units.Count > 0 && units[^1].EndsSentence && units.Sum(unit => unit.Width + 1) > chars / 2)
            Complete();
    }

    /// <summary>Shows the pending words; nothing more belongs to them.</summary>
    private void Complete()
    {
        if (pending.Count > 0)
            Show(pending.Count);
    }

    /// <summary>
    /// How many pending words make a block when all are too many: as many as fit, or fewer if the sentence pauses shortly before.
    /// </summary>
    private int FullUpTo()
    {
        var (best, least) = (pending.Count - 1, double.PositiveInfinity);
        for (var cut = pending.Count - 1; cut > 0 && cut >= pending.Count / 2; cut--)
        {
            if (pending[cut].Joined && !LineUnit.MayBreak(pending[cut - 1].Text, pending[cut].Text))
                continue;
            var cost = breaks.CostBetween(UnitOf(pending[cut - 1]), UnitOf(pending[cut])) + (pending.Count - 1 - cut) * 0.25;
            if (cost < least)
                (best, least) = (cut, cost);
        }
        return best;
    }

    private void Show(int count)
    {
        var words = pending[..count];
        pending.RemoveRange(0, count);
        if (RowsOf(words) is not { Count: > 0 } rows)
            return;
        // A word longer than the box takes several blocks and can no longer be corrected.
        foreach (var part in rows.Chunk(lines))
            blocks.Add((nextBlock++, rows.Count <= lines ? words : [], part));
        if (blocks.Count > KeptBlocks)
            blocks.RemoveRange(0, blocks.Count - KeptBlocks);
    }

    private void Draw()
    {
        var lines = blocks.SelectMany(block =>
            block.Rows.Select((text, row) => new CaptionLine(block.Block * IdsPerBlock + row, text, ""))
        );
        Lines =
        [
            .. SpokenLines.Of(lines, id => blocks.Find(one => one.Block == id / IdsPerBlock).Words is [var first, ..] ? first.Speaker : 0),
        ];
    }

    private IReadOnlyList<string>? RowsOf(List<SettledWord> words)
    {
        var units = LineUnit.From(words).ToArray();
        return units.Length == 0 ? [] : breaks.Break(units);
    }

    /// <summary>Rows of a block that a correction has made larger than its box: as many as it takes.</summary>
    private List<string> Filled(List<SettledWord> words)
    {
        var filler = new LineFiller(chars);
        foreach (var word in words.Where(word => word.Text.Length > 0))
            filler.Add(word.Text, word.Joined);
        filler.NewLine();
        return filler.Full;
    }

    private static LineUnit UnitOf(SettledWord word) => new(word.Text, word.Joined, word.Start, word.End);
}
