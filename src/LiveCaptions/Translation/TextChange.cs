using LiveCaptions.Captions;

namespace LiveCaptions.Translation;

/// <summary>Changes words on air into another text, with as few corrections as it takes.</summary>
internal static class TextChange
{
    /// <param name="shown">The words with their numbers, as they are read now.</param>
    /// <param name="text">What shall be read instead, in words; none: nothing.</param>
    /// <returns>None where nothing differs or no word is left to correct.</returns>
    public static IReadOnlyList<WordCorrection> Between(
        IReadOnlyList<(long Number, string Text)> shown,
        IReadOnlyList<(string Text, bool Joined)> text
    )
    {
        var (first, last) = Common(shown, text);
        var (old, put) = (shown.Count - first - last, text.Count - first - last);
        if (shown.Count == 0 || (old == 0 && put == 0))
            return [];
        // New words without an old one in their place stand with the one before, or behind.
        if (old == 0)
            (first, old, put) = (Math.Max(0, first - 1), 1, put + 1);
        return
        [
            .. Enumerable
                .Range(0, old)
                .Select(i => new WordCorrection(shown[first + i].Number, Written(text, first + i * put / old, first + (i + 1) * put / old)))
                .Where((correction, i) => correction.Text != shown[first + i].Text),
        ];
    }

    /// <summary>How many words are the same at the beginning, and at the end.</summary>
    private static (int First, int Last) Common(
        IReadOnlyList<(long Number, string Text)> shown,
        IReadOnlyList<(string Text, bool Joined)> text
    )
    {
        var both = Math.Min(shown.Count, text.Count);
        var (first, last) = (0, 0);
        while (first < both && shown[first].Text == text[first].Text)
            first++;
        while (last < both - first && shown[^(last + 1)].Text == text[^(last + 1)].Text)
            last++;
        return (first, last);
    }

    private static string Written(IReadOnlyList<(string Text, bool Joined)> text, int from, int to) =>
        string.Concat(Enumerable.Range(from, to - from).Select(i => i > from && !text[i].Joined ? $" {text[i].Text}" : text[i].Text));
}
