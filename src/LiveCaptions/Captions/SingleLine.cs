using System.Globalization;

namespace LiveCaptions.Captions;

/// <summary>Text on one line: without line breaks and control characters, with single spaces.</summary>
internal static class SingleLine
{
    public static string Of(string text) =>
        string.Join(' ', string.Concat(text.Select(c => IsVisible(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsVisible(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
