using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveCaptions.Http;

/// <summary>
/// Text of a request as an answer or a log line may repeat it: short, on one line, and without codes that a terminal would obey.
/// </summary>
internal static partial class Echo
{
    private const int MaxLength = 32;

    /// <summary>Bounds the work that a long text makes.</summary>
    private const int MaxInput = 4 * MaxLength;

    public static string Of(string? text)
    {
        if (text is null)
            return "";
        var visible = string.Concat(
            EscapeSequence().Replace(text.Length > MaxInput ? text[..MaxInput] : text, "").EnumerateRunes().Where(IsVisible)
        );
        if (visible.Length <= MaxLength)
            return text.Length > MaxInput ? visible + "…" : visible;
        return visible[..(char.IsHighSurrogate(visible[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] + "…";
    }

    // Format characters too: some of them reverse the text behind them.
    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    /// <summary>Terminal control sequences (ECMA-48): those with parameters, titles of windows, and two-character ones.</summary>
    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-_]?")]
    private static partial Regex EscapeSequence();
}
