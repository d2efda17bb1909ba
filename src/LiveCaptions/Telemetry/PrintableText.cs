using System.Globalization;
using System.Text;

namespace LiveCaptions.Telemetry;

/// <summary>
/// Text from outside (names, addresses, errors) as a terminal and a log file may get it: on one line, without codes that a terminal obeys
/// or that reorder or hide what stands behind them.
/// </summary>
internal static class PrintableText
{
    // A viewer's word may be in a name: emoji and Persian join letters with these.
    private const int ZeroWidthNonJoiner = 0x200C,
        ZeroWidthJoiner = 0x200D;

    /// <summary>Puts control pictures (␛) in place of control codes, and escapes (\u202E) in place of other invisible characters.</summary>
    /// <param name="text">May have lone surrogates.</param>
    /// <param name="longest">Characters at most; the rest is left out.</param>
    public static string Of(string text, int longest = int.MaxValue)
    {
        if (text.Length <= longest && IsPrintable(text))
            return text;
        var printable = new StringBuilder(Math.Min(text.Length, longest) + 8);
        foreach (var rune in Runes(text))
        {
            if (printable.Length >= longest)
                return printable.Append('…').ToString();
            Append(printable, rune);
        }
        return printable.ToString();
    }

    private static bool IsPrintable(string text)
    {
        foreach (var rune in Runes(text))
            if (rune is not { } whole || !IsPrintable(whole))
                return false;
        return true;
    }

    private static bool IsPrintable(Rune rune) =>
        rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    private static void Append(StringBuilder printable, Rune? rune)
    {
        if (rune is not { } whole)
            printable.Append('\uFFFD');
        else if (IsPrintable(whole))
            printable.Append(whole.ToString());
        else if (whole.Value < 0x20)
            printable.Append((char)('\u2400' + whole.Value));
        else if (whole.Value == 0x7F)
            printable.Append('\u2421');
        else
            printable.Append(CultureInfo.InvariantCulture, $"\\u{whole.Value:X4}");
    }

    /// <summary>The text's characters; null: half of a surrogate pair.</summary>
    private static IEnumerable<Rune?> Runes(string text)
    {
        for (var i = 0; i < text.Length; )
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            yield return whole ? rune : null;
            i += whole ? rune.Utf16SequenceLength : 1;
        }
    }
}
