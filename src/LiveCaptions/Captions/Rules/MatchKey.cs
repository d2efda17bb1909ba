using System.Text;

namespace LiveCaptions.Captions.Rules;

/// <summary>What two spellings of a word have in common: case, width, composition and invisible characters do not count.</summary>
internal static class MatchKey
{
    // Letters that case folding writes with several.
    private static readonly Dictionary<char, string> Folded = new()
    {
        ['ß'] = "ss",
        ['ẞ'] = "ss",
        ['ς'] = "σ",
        ['ﬀ'] = "ff",
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['ﬃ'] = "ffi",
        ['ﬄ'] = "ffl",
        ['ﬅ'] = "st",
        ['ﬆ'] = "st",
        ['İ'] = "i",
    };

    /// <param name="turkic">I and ı are one letter, İ and i another.</param>
    public static string Of(ReadOnlySpan<char> word, bool turkic)
    {
        var key = new StringBuilder(word.Length);
        foreach (var c in word)
            if (!IsInvisible(c))
                Append(key, c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c, turkic);
        return key.ToString();
    }

    /// <summary>Whether a character within a word is not seen: zero-width characters, soft hyphens, variation selectors.</summary>
    public static bool IsInvisible(char c) =>
        c
            is '\u00AD'
                or '\u034F'
                or '\u180E'
                or '\uFEFF'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u2060' and <= '\u2064')
                or (>= '\uFE00' and <= '\uFE0F');

    private static void Append(StringBuilder key, char c, bool turkic)
    {
        if (turkic && c == 'I')
            key.Append('ı');
        else if (Folded.TryGetValue(c, out var folded))
            key.Append(folded);
        else
            foreach (var part in Decompositions.Of(c))
                // Through the capital, so that letters with one capital are one.
                key.Append(part == 'ς' ? 'σ' : char.ToLowerInvariant(char.ToUpperInvariant(part)));
    }
}
