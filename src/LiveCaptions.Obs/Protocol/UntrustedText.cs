using System.Globalization;

namespace LiveCaptions.Obs.Protocol;

/// <summary>Makes text sent by another program fit for one log line: short and without control characters.</summary>
internal static class UntrustedText
{
    private const int MaxLength = 200;

    public static string Clean(string text)
    {
        var shortened = text.Length > MaxLength ? text[..MaxLength] + "..." : text;
        return string.Concat(
                shortened.Select(c =>
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
