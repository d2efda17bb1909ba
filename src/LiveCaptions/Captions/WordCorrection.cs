using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>A person's text for a settled word.</summary>
/// <param name="Number">The word's number.</param>
/// <param name="Text">Empty: the word is left out.</param>
internal readonly record struct WordCorrection(long Number, string Text);

/// <summary>Applies corrections to words.</summary>
internal static class WordCorrections
{
    /// <summary>The word with the text of its correction, if it has one.</summary>
    public static SettledWord Corrected(this SettledWord word, IReadOnlyList<WordCorrection> corrections)
    {
        foreach (var correction in corrections)
            if (correction.Number == word.Number)
                word = word.With(correction);
        return word;
    }

    /// <summary>
    /// The words without those that were left out. Letters that were joined to such a word are apart from the one before, as it was.
    /// </summary>
    public static IEnumerable<SettledWord> WithoutEmpty(this IEnumerable<SettledWord> words)
    {
        var apart = false; // the space before a word that was left out is due
        foreach (var word in words)
        {
            if (word.Text.Length > 0)
                yield return StandsApart(apart, word.Text) ? word with { Joined = false } : word;
            apart = word.Text.Length == 0 && (apart || !word.Joined);
        }
    }

    /// <summary>Whether a text behind a word that was left out takes over the space before it; a mark belongs to the text before.</summary>
    public static bool StandsApart(bool space, string text) => space && char.IsLetterOrDigit(text, 0);

    /// <summary>Corrects the words of a list in place.</summary>
    /// <returns>True if a word was corrected.</returns>
    public static bool Apply(this IReadOnlyList<WordCorrection> corrections, List<SettledWord> words)
    {
        var any = false;
        foreach (var correction in corrections)
        {
            if (words.FindLastIndex(word => word.Number == correction.Number) is not (>= 0 and var at))
                continue;
            words[at] = words[at].With(correction);
            any = true;
        }
        return any;
    }

    // What a person has written is no listed term's doing any more.
    private static SettledWord With(this SettledWord word, WordCorrection correction) => word with { Text = correction.Text, Term = null };
}
