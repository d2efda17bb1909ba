using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>The words that have gone out, for subtitles of everything so far.</summary>
/// <remarks>Threading: not safe; its owner locks.</remarks>
internal sealed class SubtitleWords : IWordSink
{
    private readonly List<SettledWord> words = [];
    private readonly List<int> voices = []; // whose each word is, whatever voices are called
    private VoiceNames names = VoiceNames.None;
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
        words.AddRange(names.Merged(update.Settled));
        voices.AddRange(update.Settled.Select(word => word.Speaker));
        letters += update.Settled.Sum(word => (long)word.Text.Length);
        if (words.Count > WordLog.Capacity + WordLog.Capacity / 10 || letters > WordLog.MaxLetters + WordLog.MaxLetters / 10)
        {
            var tooMany = WordLog.TooMany(words, word => word.Text.Length);
            words.RemoveRange(0, tooMany);
            voices.RemoveRange(0, tooMany);
            letters = words.Sum(word => (long)word.Text.Length);
        }
        Language = update.Language;
    }

    /// <summary>Voices are called so from now on, and those of one name are one speaker.</summary>
    public void Name(VoiceNames called)
    {
        if (called.IsSame(names))
            return;
        names = called;
        Version++;
        // A word that stays as it is stays the same object, by which its cue is known again.
        for (var i = 0; i < words.Count; i++)
            if (words[i].Speaker != names.Shown(voices[i]))
                words[i] = words[i] with { Speaker = names.Shown(voices[i]) };
    }

    /// <summary>What was said before stays.</summary>
    public void BeginAnew() { }
}
