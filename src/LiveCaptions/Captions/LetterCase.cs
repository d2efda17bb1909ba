using System.Globalization;
using System.Text;

namespace LiveCaptions.Captions;

/// <summary>
/// Upper and lower case by the language of the words, as a browser's <c>text-transform</c> does it, so that picture, readers and subtitles
/// agree.
/// </summary>
/// <remarks>
/// The program runs without the system's cultures, so the languages that differ are written here: Unicode's SpecialCasing.txt, and CLDR's
/// upper case of Greek.
/// </remarks>
internal static class LetterCase
{
    private const char Dot = '\u0307';

    // Letters whose upper case has several.
    private static readonly Dictionary<char, string> Wide = new()
    {
        ['ß'] = "SS",
        ['ŉ'] = "ʼN",
        ['ǰ'] = "J\u030C",
        ['և'] = "ԵՒ",
        ['ﬀ'] = "FF",
        ['ﬁ'] = "FI",
        ['ﬂ'] = "FL",
        ['ﬃ'] = "FFI",
        ['ﬄ'] = "FFL",
        ['ﬅ'] = "ST",
        ['ﬆ'] = "ST",
    };

    // Greek is written without accents in capitals.
    private const string Accented = "άέήίόύώΐΰΆΈΉΊΌΎΏ";
    private const string Bare = "ΑΕΗΙΟΥΩΪΫΑΕΗΙΟΥΩ";

    /// <summary>Whether dotted and dotless i are two letters in this language.</summary>
    public static bool IsTurkic(string? language) => Is(language, "tr") || Is(language, "az");

    /// <summary>The text in capitals.</summary>
    /// <param name="language">ISO 639 code, perhaps with a region; null if it is unknown.</param>
    public static string Upper(string text, string? language)
    {
        var (isTurkic, isGreek) = (IsTurkic(language), Is(language, "el"));
        var upper = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isGreek && Greek(text, i) is { } greek)
                upper.Append(greek);
            else if (isTurkic && c == 'i')
                upper.Append('İ');
            else if (c == Dot && Is(language, "lt") && i > 0 && text[i - 1] is 'i' or 'j' or 'į')
                continue;
            else if (c == 'ı')
                upper.Append('I');
            else if (Wide.TryGetValue(c, out var wide))
                upper.Append(wide);
            else
                upper.Append(c);
        }
        return upper.ToString().ToUpperInvariant();
    }

    /// <summary>The text in small letters.</summary>
    public static string Lower(string text, string? language)
    {
        var lower = new StringBuilder(IsTurkic(language) ? text.Replace("I", "ı", StringComparison.Ordinal) : text);
        lower.Replace("İ", IsTurkic(language) ? "i" : "i" + Dot);
        for (var i = 0; i < lower.Length; i++)
            if (lower[i] == 'Σ')
                lower[i] = i > 0 && char.IsLetter(lower[i - 1]) && !(i + 1 < lower.Length && char.IsLetter(lower[i + 1])) ? 'ς' : 'σ';
        return lower.ToString().ToLowerInvariant();
    }

    /// <summary>The word with a capital at its beginning.</summary>
    public static string Capitalised(string word, string? language)
    {
        if (word.Length == 0)
            return word;
        // Georgian has capitals for whole words only.
        if (word[0] is >= 'ა' and <= 'ჿ')
            return word;
        if (Is(language, "nl") && word.StartsWith("ij", StringComparison.Ordinal))
            return "IJ" + word[2..];
        if (word[0] is >= 'Ǆ' and <= 'ǌ' or >= 'Ǳ' and <= 'ǳ')
            return Digraph(word[0]) + word[1..];
        var length = char.IsHighSurrogate(word[0]) && word.Length > 1 ? 2 : 1;
        // A Greek capital keeps its accent at the beginning of a word.
        var first = Is(language, "el") ? word[..length].ToUpperInvariant() : Upper(word[..length], language);
        return first.Length > length ? first[..1] + first[1..].ToLowerInvariant() + word[length..] : first + word[length..];
    }

    private static char Digraph(char c) =>
        c switch
        {
            <= 'ǆ' => 'ǅ',
            <= 'ǉ' => 'ǈ',
            <= 'ǌ' => 'ǋ',
            _ => 'ǲ',
        };

    /// <summary>The capital of a Greek letter; null: it has nothing of its own.</summary>
    private static string? Greek(string text, int i)
    {
        var c = text[i];
        // The word "or" keeps its accent, since without it is another word.
        if (c is 'ή' or 'Ή' && !IsLetterAt(text, i - 1) && !IsLetterAt(text, i + 1))
            return "Ή";
        if (Accented.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at)
            return Bare[at].ToString();
        if (c == '\u0301' && i > 0 && text[i - 1] is >= 'Ͱ' and <= 'Ͽ')
            return "";
        // The accent told that two vowels are two sounds; two dots tell it now.
        if (c is 'ι' or 'υ' or 'Ι' or 'Υ' && i > 0 && "άέόΆΈΌ".Contains(text[i - 1], StringComparison.Ordinal))
            return c is 'ι' or 'Ι' ? "Ϊ" : "Ϋ";
        return null;
    }

    private static bool IsLetterAt(string text, int i) =>
        i >= 0 && i < text.Length && char.GetUnicodeCategory(text[i]) is not UnicodeCategory.SpaceSeparator && char.IsLetter(text[i]);

    private static bool Is(string? language, string code) =>
        language is not null
        && language.StartsWith(code, StringComparison.OrdinalIgnoreCase)
        && (language.Length == code.Length || language[code.Length] is '-' or '_');
}
