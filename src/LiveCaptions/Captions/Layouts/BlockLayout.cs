using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>
/// Blocks: nothing is shown until a sentence is complete or the box is full, then all of it at once, its lines broken where they read well.
/// Short sentences share a block. Several blocks may be complete at the same moment, so the last few stay in the frame and a viewer shows one after the other.
/// </summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class BlockLayout(int chars, int lines, double hold) : ICaptionLayout
{
    /// <summary>A line's number divided by this is the number of its block.</summary>
    public const int Numbers = 10;

    private const int Kept = 3;

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
    public int Screens => Kept;

    /// <inheritdoc/>
    public void Lay(CaptionUpdate update)
    {
        Speak(update.Language);
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
        Speak(last?.Language);
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

    private void Speak(string? spoken)
    {
        if (spoken == language)
            return;
        (language, breaks) = (spoken, new(lines, chars, spoken));
    }

    /// <inheritdoc/>
    public void BeginAnew() => Clear();

    private void Settle(SettledWord word)
    {
        if (lastEnd is { } end && word.Start - end > pause)
            Complete();
        lastEnd = word.End;
        pending.Add(word);
        while (pending.Count > 1 && RowsOf(pending) is null)
            Show(FullUpTo());
        var said = LineUnit.From(pending);
        // A sentence of a word or two would be gone before it is read: the next one joins it.
        if (said.Count > 0 && said[^1].EndsSentence && said.Sum(piece => piece.Width + 1) > chars / 2)
            Complete();
    }

    /// <summary>Nothing more belongs to what was said so far.</summary>
    private void Complete()
    {
        if (pending.Count > 0)
            Show(pending.Count);
    }

    /// <summary>How many pending words make a block, since all are too many: as many as fit, or up to where the sentence pauses if little is left behind.</summary>
    private int FullUpTo()
    {
        var (best, least) = (pending.Count - 1, double.PositiveInfinity);
        for (var cut = pending.Count - 1; cut > 0 && cut >= pending.Count / 2; cut--)
        {
            if (pending[cut].Joined && !LineUnit.MayBreak(pending[cut - 1].Text, pending[cut].Text))
                continue;
            var parting = breaks.Between(PieceOf(pending[cut - 1]), PieceOf(pending[cut])) + (pending.Count - 1 - cut) * 0.25;
            if (parting < least)
                (best, least) = (cut, parting);
        }
        return best;
    }

    private void Show(int count)
    {
        var words = pending[..count];
        pending.RemoveRange(0, count);
        if (RowsOf(words) is not { Count: > 0 } rows)
            return;
        // A word longer than the box takes several blocks, and is past correcting.
        foreach (var part in rows.Chunk(lines))
            blocks.Add((nextBlock++, rows.Count <= lines ? words : [], part));
        if (blocks.Count > Kept)
            blocks.RemoveRange(0, blocks.Count - Kept);
    }

    private void Draw() =>
        Lines = [.. blocks.SelectMany(block => block.Rows.Select((text, row) => new CaptionLine(block.Block * Numbers + row, text, "")))];

    private IReadOnlyList<string>? RowsOf(List<SettledWord> words)
    {
        var pieces = LineUnit.From(words).ToArray();
        return pieces.Length == 0 ? [] : breaks.Break(pieces);
    }

    /// <summary>A block that has grown beyond its box by a correction: as many rows as it takes, for this once.</summary>
    private List<string> Filled(List<SettledWord> words)
    {
        var filler = new LineFiller(chars);
        foreach (var word in words.Where(word => word.Text.Length > 0))
            filler.Add(word.Text, word.Joined);
        filler.NewLine();
        return filler.Full;
    }

    private static LineUnit PieceOf(SettledWord word) => new(word.Text, word.Joined, word.Start, word.End);
}
