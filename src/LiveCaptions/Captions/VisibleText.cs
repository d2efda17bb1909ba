using System.Globalization;
using System.Text;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// Text as it may go on air: without what turns other text around, moves a terminal's cursor or cannot be written to a file. Words of every
/// origin pass here.
/// </summary>
/// <remarks>
/// Joiners stay, since Persian, Indic scripts and emoji are written with them, and so do zero-width spaces and soft hyphens, which only
/// tell where a line may break.
/// </remarks>
internal static class VisibleText
{
    /// <summary>A longer word is split, so that nobody's word fills screens and memory.</summary>
    public const int MaxLetters = 100;

    /// <summary>The text on one line: what must not be shown goes, and whitespace of any kind is one space.</summary>
    public static string Of(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // Of an escape sequence, all that a terminal takes for it goes.
            if (text[i] is '\u001b' or '\u009b')
            {
                i = EndOfEscape(text, i);
                continue;
            }
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (Separates(text[i]))
                AppendSpace(clean);
            else if (IsShown(text, i, length))
                clean.Append(text, i, length);
            i += length - 1;
        }
        return clean.ToString().Trim(' ');
    }

    /// <summary>Words as they may go on air; those of which nothing is left are gone, and long ones are split.</summary>
    public static IReadOnlyList<SettledWord> Of(IReadOnlyList<SettledWord> words) =>
        words.All(word => IsFit(word.Text))
            ? words
            :
            [
                .. words.SelectMany(word =>
                    Parts(Of(word.Text)).Select((part, n) => word with { Text = part, Joined = word.Joined || n > 0 })
                ),
            ];

    /// <summary>The same for tentative words.</summary>
    public static IReadOnlyList<TentativeWord> Of(IReadOnlyList<TentativeWord> words) =>
        words.All(word => IsFit(word.Text))
            ? words
            : [.. words.SelectMany(word => Parts(Of(word.Text)).Select((part, n) => new TentativeWord(part, word.Joined || n > 0)))];

    /// <summary>A text that stands in place of one word.</summary>
    public static string Short(string text) => Parts(Of(text)).FirstOrDefault() ?? "";

    private static bool IsFit(string text) => text.Length is > 0 and <= MaxLetters && IsClean(text);

    private static IEnumerable<string> Parts(string text)
    {
        for (var from = 0; from < text.Length; )
        {
            var to = LongRun.EndOf(text, from, MaxLetters);
            yield return text[from..to];
            from = to;
        }
    }

    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] is (< '!' or > '~') && !(text[i] == ' ' && i > 0 && text[i - 1] != ' ' && i + 1 < text.Length))
                if (char.IsSurrogate(text[i]) || Separates(text[i]) || !IsShown(text, i, 1))
                    return false;
        return true;
    }

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    private static bool Separates(char c) => c is ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u2028' or '\u2029';

    private static bool IsShown(string text, int i, int length)
    {
        if (length == 1 && char.IsSurrogate(text[i]))
            return false;
        var code = char.ConvertToUtf32(text, i);
        return CharUnicodeInfo.GetUnicodeCategory(code) switch
        {
            UnicodeCategory.Control => false,
            UnicodeCategory.Format => code is 0x00AD or 0x061C or 0x180E or (>= 0x200B and <= 0x200F) or (>= 0x2060 and <= 0x2064)
                || IsArabicMark(code),
            _ => !IsNoncharacter(code) && code is not (>= 0xE0000 and <= 0xE0FFF and not (>= 0xE0100 and <= 0xE01EF)),
        };
    }

    /// <summary>Signs of numbers and verses that are drawn, though they count as formats.</summary>
    private static bool IsArabicMark(int code) => code is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x08E2 or 0x0890 or 0x0891;

    private static bool IsNoncharacter(int code) => (code & 0xFFFE) == 0xFFFE || code is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>The last character of an escape sequence: CSI ends at a letter, a title at BEL or its own end.</summary>
    private static int EndOfEscape(string text, int at)
    {
        var i = at + (text[at] == '\u001b' ? 1 : 0);
        if (i >= text.Length)
            return at;
        if (text[i] is '[' or '\u009b')
        {
            for (i++; i < text.Length && text[i] is >= ' ' and <= '?'; i++) { }
            return i < text.Length && text[i] is >= '@' and <= '~' ? i : i - 1;
        }
        if (text[i] is not (']' or 'P' or '^' or '_'))
            return text[i] is >= ' ' and <= '~' ? i : at;
        var end = text.AsSpan(i).IndexOfAny('\u0007', '\u009c', '\u001b');
        if (end < 0)
            return i;
        return text[i + end] == '\u001b' && i + end + 1 < text.Length && text[i + end + 1] == '\\' ? i + end + 1 : i + end;
    }
}
