using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// Blocks: nothing is shown until a sentence is complete or the box is full, then all of it at once. Short sentences share a block.
/// Several blocks may be complete at the same moment, so the last few stay in the frame and a viewer shows one after the other.
/// </summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class BlockLayout(int chars, int lines, double hold) : ICaptionLayout
{
    /// <summary>A line's number divided by this is the number of its block.</summary>
    public const int Numbers = 10;

    private const int Kept = 3;

    private readonly long pause = AudioTime.SamplesIn(hold);
    private LineFiller pending = new(chars);
    private AudioTime? lastEnd;
    private long nextBlock;

    /// <inheritdoc/>
    public IReadOnlyList<CaptionLine> Lines { get; private set; } = [];

    /// <inheritdoc/>
    public int Screens => Kept;

    /// <inheritdoc/>
    public void Lay(CaptionUpdate update)
    {
        foreach (var word in update.Settled) Settle(word);
        if (!update.Speaking || update.Gap) Complete();
    }

    /// <inheritdoc/>
    public void Begin(IEnumerable<SettledWord> recent, CaptionUpdate? last)
    {
        foreach (var word in recent) Settle(word);
        if (last is not { Speaking: true }) Complete();
    }

    /// <inheritdoc/>
    public void BeginAnew() => (pending, lastEnd, Lines) = (new(chars), null, []);

    private void Settle(SettledWord word)
    {
        if (lastEnd is { } end && word.Start - end > pause) Complete();
        lastEnd = word.End;
        pending.Add(word.Text, word.Joined);
        while (pending.Full.Count >= lines) Show(lines);
        // A sentence of a word or two would be gone before it is read: the next one joins it.
        if (Sentences.IsOver(pending.Current) && (pending.Full.Count > 0 || TextColumns.Of(pending.Current) >= chars / 2)) Complete();
    }

    /// <summary>Nothing more belongs to what was said so far.</summary>
    private void Complete()
    {
        pending.NewLine();
        while (pending.Full.Count > 0) Show(Math.Min(lines, pending.Full.Count));
    }

    private void Show(int count)
    {
        var first = nextBlock++ * Numbers;
        var block = pending.Full[..count].Select((text, row) => new CaptionLine(first + row, text, ""));
        Lines = [.. Lines.Where(line => line.Id / Numbers > nextBlock - 1 - Kept), .. block];
        pending.Full.RemoveRange(0, count);
    }
}
