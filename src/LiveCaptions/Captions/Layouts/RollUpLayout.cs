using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>
/// Roll-up captions: lines are filled from left to right and pushed up by new ones. Settled text never moves sideways and never
/// wraps anew; tentative words are laid out behind it afresh at every change. With <paramref name="sentences"/>, each begins a line.
/// </summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class RollUpLayout(int chars, double hold, bool sentences = false) : ICaptionLayout
{
    /// <summary>Most lines that are ever shown.</summary>
    public const int MaxLines = 4;

    private readonly List<CaptionLine> full = []; // settled lines above the one being filled, newest last
    private readonly PlacedWords placed = new(); // what stands in them, for corrections
    private readonly long pause = AudioTime.SamplesIn(hold);
    private LineFiller settled = new(chars);
    private long currentId;
    private int speaker; // of the last word
    private AudioTime? lastEnd;
    private bool speaking;

    /// <summary>The lines now, oldest first: at most <see cref="MaxLines"/> settled ones, then those with tentative words.</summary>
    public IReadOnlyList<CaptionLine> Lines { get; private set; } = [];

    /// <inheritdoc/>
    public void Lay(CaptionUpdate update)
    {
        Correct(update.Corrections);
        // The screen was cleared meanwhile, so this utterance begins on a fresh line, from its first tentative word on.
        var returns = update.Speaking && !speaking && lastEnd is { } end && update.Time - end > pause;
        speaking = update.Speaking;
        if (returns)
            Empty();
        foreach (var word in update.Settled)
            Settle(word);
        if (update.Gap)
            Break();
        Draw(update.Tentative);
    }

    /// <inheritdoc/>
    public void Begin(IEnumerable<SettledWord> recent, CaptionUpdate? last)
    {
        foreach (var word in recent)
        {
            if (lastEnd is { } end && word.Start - end > pause)
                Empty();
            Settle(word);
        }
        speaking = last?.Speaking ?? false;
        Draw(last?.Tentative ?? []);
    }

    private void Correct(IReadOnlyList<WordCorrection> corrections)
    {
        var first = full.Count > 0 ? full[0].Id : currentId;
        if (!placed.Correct(corrections))
            return;
        var fresh = settled.Current.Length == 0;
        settled = placed.Refill(new LineFiller(chars), first);
        if (fresh)
            settled.NewLine();
        full.Clear();
        currentId = first;
        TakeFull();
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Empty();
        Draw([]);
    }

    /// <inheritdoc/>
    public void BeginAnew()
    {
        Clear();
        speaking = false;
        Lines = [];
    }

    /// <summary>Removes all text; the next words begin on a fresh line.</summary>
    private void Empty()
    {
        full.Clear();
        placed.Clear();
        if (settled.Current.Length > 0)
            currentId++;
        settled = new(chars);
        (lastEnd, speaker) = (null, 0);
    }

    private void Settle(SettledWord word)
    {
        lastEnd = word.End;
        if (BeginsLine(settled, word.Text, word.Joined) || SpokenLines.Changes(speaker, word.Speaker))
            settled.NewLine();
        speaker = word.Speaker > 0 ? word.Speaker : speaker;
        settled.Add(word.Text, word.Joined);
        TakeFull();
        placed.Add(word, currentId);
    }

    /// <summary>Ends the line, since the next words do not follow directly.</summary>
    private void Break()
    {
        settled.NewLine();
        TakeFull();
    }

    private void TakeFull()
    {
        foreach (var text in settled.Full)
            full.Add(new(currentId++, text, ""));
        settled.Full.Clear();
        if (full.Count > MaxLines)
            full.RemoveRange(0, full.Count - MaxLines);
        placed.ForgetBefore(full.Count > 0 ? full[0].Id : currentId);
    }

    private void Draw(IReadOnlyList<TentativeWord> moving)
    {
        IReadOnlyList<CaptionLine> lines = [.. full, .. Open(moving)];
        // Mostly nobody asks who speaks, and this is done at every step.
        Lines = speaker == 0 ? lines : [.. SpokenLines.Of(lines, placed.SpeakerIn)];
    }

    /// <summary>The line being filled, and lines that tentative words begin.</summary>
    private IEnumerable<CaptionLine> Open(IReadOnlyList<TentativeWord> moving)
    {
        var start = settled.Current;
        var trial = settled.Fork();
        foreach (var word in moving)
        {
            if (BeginsLine(trial, word.Text, word.Joined))
                trial.NewLine();
            trial.Add(word.Text, word.Joined);
        }
        trial.NewLine();
        for (var i = 0; i < trial.Full.Count; i++)
        {
            var text = trial.Full[i];
            yield return i == 0 ? new(currentId, start, text[Math.Min(start.Length, text.Length)..]) : new(currentId + i, "", text);
        }
    }

    /// <summary>Whether the word begins a line because it begins a sentence.</summary>
    private bool BeginsLine(LineFiller line, string word, bool joined) =>
        sentences && Sentences.StartsNewSentence(line.Current, word, joined);
}
