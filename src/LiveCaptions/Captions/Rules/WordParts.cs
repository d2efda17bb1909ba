namespace LiveCaptions.Captions.Rules;

/// <summary>A word without the marks around it, and the marks: <c>"Hello,"</c> is <c>"</c>, <c>Hello</c>, <c>,"</c>.</summary>
internal readonly record struct WordParts(string Before, string Word, string After)
{
    public static WordParts Of(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && !char.IsLetterOrDigit(text[from]) && !char.IsSurrogate(text[from]))
            from++;
        while (to > from && !IsOfWord(text[to - 1]))
            to--;
        // The possessive stays outside, so that a rule for a name applies to its possessive, too.
        if (to - from > 2 && text[to - 1] is ('s' or 'S') && text[to - 2] is ('\'' or '’'))
            to -= 2;
        return new(text[..from], text[from..to], text[to..]);
    }

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
