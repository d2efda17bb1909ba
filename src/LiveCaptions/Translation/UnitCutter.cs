using LiveCaptions.Captions;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Translation;

/// <summary>
/// Cuts settled words into units: where a sentence ends, at a pause, at a comma or conjunction once a unit is long enough, and at the
/// latest where a reader would wait too long.
/// </summary>
/// <remarks>Threading: not safe; its owner locks.</remarks>
internal sealed class UnitCutter
{
    /// <summary>Seconds without a word that end a unit.</summary>
    public const double Pause = 0.7;

    /// <summary>Words from which on a unit ends at a comma or before a conjunction.</summary>
    public const int LongWords = 8;

    /// <summary>The most words of a unit.</summary>
    public const int MostWords = 14;

    // Of scripts without spaces, so many columns count as one word.
    private const double ColumnsPerWord = 4;

    private static readonly HashSet<string> Abbreviations = new(
        "mr. mrs. ms. dr. prof. st. vs. sr. sra. jr. mme. nr. z.b. d.h. bzw. ca. e.g. i.e. approx.".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    private readonly List<SettledWord> words = [];
    private string? language;
    private double size;

    /// <summary>Whether words wait for the rest of their unit.</summary>
    public bool HasWords => words.Count > 0;

    /// <summary>Takes a change, and returns the units that it completes.</summary>
    /// <param name="update">A change of the source track, as its translations may know it.</param>
    /// <param name="now">By the monotonic clock.</param>
    public IReadOnlyList<TranslationUnit> Add(CaptionUpdate update, TimeSpan now)
    {
        update.Corrections.Apply(words);
        var units = new List<TranslationUnit>();
        // Somebody answers in another language: an engine is asked for one language at a time.
        if (words.Count > 0 && update.Settled.Count > 0 && language is { } before && update.Language is { } spoken && before != spoken)
            units.Add(Cut(update, now));
        language = update.Language ?? (words.Count > 0 ? language : null);
        foreach (var word in update.Settled)
        {
            if (words.Count > 0 && EndsBefore(word, update.Language))
                units.Add(Cut(update, now));
            Add(word);
            if (EndsBehind(word))
                units.Add(Cut(update, now));
        }
        if (words.Count > 0 && (update.Gap || update is { Speaking: false, Tentative.Count: 0 }))
            units.Add(Cut(update, now));
        return units;
    }

    /// <summary>As how many words a word counts: what is joined is a part of one, or a word of a script without spaces.</summary>
    public static double SizeOf(string text, bool joined) =>
        IsSpaceless(text) ? TextColumns.Of(text) / ColumnsPerWord
        : joined ? 0
        : 1;

    /// <summary>Whether a sentence ends with this word, which is no abbreviation.</summary>
    public static bool EndsSentence(string text) =>
        Sentences.EndsSentence(text) && !Abbreviations.Contains(text) && !(text.Length == 2 && char.IsUpper(text[0]) && text[1] == '.');

    /// <summary>Drops the words that wait.</summary>
    public void Forget()
    {
        words.Clear();
        size = 0;
    }

    private void Add(SettledWord word)
    {
        words.Add(word);
        size += SizeOf(word.Text, word.Joined);
    }

    private bool EndsBefore(SettledWord word, string? language)
    {
        var before = words[^1];
        if (word.Start < before.Start)
            return true; // another source, whose time began anew
        if (word.Joined && !IsSpaceless(word.Text))
            return false;
        return new AudioTime(word.Start - before.End).Seconds >= Pause
            || (size >= LongWords && BreakTable.Of(language).BreakBefore.Contains(Bare(word.Text)));
    }

    private bool EndsBehind(SettledWord word) =>
        size >= MostWords || EndsSentence(word.Text) || (size >= LongWords && Sentences.EndsClause(word.Text));

    private static string Bare(string text) => text.TrimEnd(',', '.', ';', ':', '?', '!').ToLowerInvariant();

    private static bool IsSpaceless(string text) => text.Length > 0 && TextColumns.Of(text) > text.Length;

    private TranslationUnit Cut(CaptionUpdate update, TimeSpan now)
    {
        var unit = new TranslationUnit(
            [.. words],
            language,
            update.StreamStart + words[0].Start.SinceStart,
            update.StreamStart + words[^1].End.SinceStart,
            now
        );
        Forget();
        return unit;
    }
}
