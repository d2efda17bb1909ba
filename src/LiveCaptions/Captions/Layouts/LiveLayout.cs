using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>
/// Shows only the sentence being spoken, word by word: a new sentence begins on an empty screen as soon as the last one could be read.
/// </summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal sealed class LiveLayout(int chars, double hold) : ICaptionLayout
{
    /// <summary>How long the last word of a sentence stays: no cue is shorter (Netflix Timed Text Style Guide: 5/6 s).</summary>
    private static readonly long Readable = AudioTime.SamplesIn(1);

    private readonly RollUpLayout rollUp = new(chars, hold, sentences: true);
    private long first; // lines before this one have left the screen
    private (string Text, AudioTime Since) earlier = ("", AudioTime.Zero);

    /// <inheritdoc/>
    public IReadOnlyList<CaptionLine> Lines { get; private set; } = [];

    /// <inheritdoc/>
    public void Lay(CaptionUpdate update)
    {
        rollUp.Lay(update);
        Show(update.Time);
    }

    /// <inheritdoc/>
    public void Begin(IEnumerable<SettledWord> recent, CaptionUpdate? last)
    {
        rollUp.Begin(recent, last);
        first = SentenceStart() ?? first;
        Show(last?.Time ?? AudioTime.Zero);
    }

    /// <inheritdoc/>
    public void BeginAnew()
    {
        rollUp.BeginAnew();
        (Lines, earlier) = ([], ("", AudioTime.Zero));
    }

    /// <inheritdoc/>
    public void Clear()
    {
        rollUp.Clear();
        Draw();
    }

    private void Show(AudioTime now)
    {
        if (SentenceStart() is { } start)
        {
            var before = rollUp.Lines.Where(line => line.Id >= first && line.Id < start).ToList();
            var text = string.Concat(before.Select(line => line.Settled));
            if (text != earlier.Text)
                earlier = (text, now);
            // Tentative words may still turn out to belong to the sentence before.
            if (before.TrueForAll(line => line.Tentative.Length == 0) && now - earlier.Since >= Readable)
                first = start;
        }
        Draw();
    }

    private void Draw() => Lines = [.. rollUp.Lines.Where(line => line.Id >= first)];

    /// <summary>Id of the first line of the newest sentence, if another sentence stands above it.</summary>
    private long? SentenceStart()
    {
        var lines = rollUp.Lines;
        for (var i = lines.Count - 1; i > 0 && lines[i].Id > first; i--)
            if (Sentences.StartsNewSentence(TextOf(lines[i - 1]), TextOf(lines[i]), joined: false))
                return lines[i].Id;
        return null;
    }

    private static string TextOf(CaptionLine line) => line.Settled + line.Tentative;
}
