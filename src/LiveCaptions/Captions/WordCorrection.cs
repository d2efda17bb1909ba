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
                word = word with { Text = correction.Text };
        return word;
    }

    /// <summary>Corrects the words of a list in place.</summary>
    /// <returns>True if a word was corrected.</returns>
    public static bool Apply(this IReadOnlyList<WordCorrection> corrections, List<SettledWord> words)
    {
        var any = false;
        foreach (var correction in corrections)
        {
            if (words.FindLastIndex(word => word.Number == correction.Number) is not (>= 0 and var at))
                continue;
            words[at] = words[at] with { Text = correction.Text };
            any = true;
        }
        return any;
    }
}
