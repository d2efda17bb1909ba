using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>The words that have gone out, for subtitles of everything so far.</summary>
/// <remarks>Threading: not safe; its owner locks.</remarks>
internal sealed class SubtitleWords : IWordSink
{
    private readonly List<SettledWord> words = [];
    private long letters;

    /// <summary>Rises with every change of the words or their language.</summary>
    public long Version { get; private set; }

    /// <summary>The language of the last change: ISO 639 code, null while unknown.</summary>
    public string? Language { get; private set; }

    /// <summary>The words as people have left them, oldest first.</summary>
    public IEnumerable<SettledWord> Words => words.WithoutEmpty();

    public void Write(CaptionUpdate update)
    {
        if (update is { Corrections: [], Settled: [] } && update.Language == Language)
            return;
        Version++;
        update.Corrections.Apply(words);
        words.AddRange(update.Settled);
        letters += update.Settled.Sum(word => (long)word.Text.Length);
        if (words.Count > WordLog.Capacity + WordLog.Capacity / 10 || letters > WordLog.MaxLetters + WordLog.MaxLetters / 10)
        {
            words.RemoveRange(0, WordLog.TooMany(words, word => word.Text.Length));
            letters = words.Sum(word => (long)word.Text.Length);
        }
        Language = update.Language;
    }

    /// <summary>What was said before stays.</summary>
    public void BeginAnew() { }
}
