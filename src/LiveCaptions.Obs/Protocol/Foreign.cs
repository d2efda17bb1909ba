using System.Globalization;

namespace LiveCaptions.Obs.Protocol;

/// <summary>Text that another program sent, made fit for a log line: no control characters, not long.</summary>
internal static class Foreign
{
    private const int Longest = 200;

    public static string Text(string text)
    {
        var fit = text.Length > Longest ? text[..Longest] + "..." : text;
        return string.Concat(
                fit.Select(c =>
                    char.GetUnicodeCategory(c)
                        is UnicodeCategory.Control
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                            or UnicodeCategory.Format
                        ? ' '
                        : c
                )
            )
            .Trim();
    }
}
