using System.Globalization;
using System.Text;

namespace LiveCaptions.Captions;

/// <summary>Measures text in columns on screen: wide characters (CJK, emoji) take two, combining marks none.</summary>
internal static class TextColumns
{
    /// <summary>Columns of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += Of(rune);
        return columns;
    }

    /// <summary>Columns of one character.</summary>
    public static int Of(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };

    /// <summary>
    /// Whether a line may end between two characters without a space: one is of a script without spaces, and neither mark forbids it.
    /// </summary>
    public static bool MayBreak(Rune before, Rune after) =>
        (BreaksAnywhere(before) || BreaksAnywhere(after)) && !MustNotBegin(after) && !MustNotEnd(before);

    /// <summary>Whether the script has no spaces between words, so that a line may break at any character.</summary>
    private static bool BreaksAnywhere(Rune rune) =>
        rune.Value is >= 0x2E80 and < 0xA4D0 or >= 0xF900 and < 0xFB00 or >= 0xFF00 and < 0xFF61 or >= 0x20000 and < 0x40000;

    /// <summary>Whether the character must not begin a line.</summary>
    public static bool MustNotBegin(Rune rune) =>
        rune.Value < 0x10000
        && "、。，．・：；？！」』）］｝〉》】’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:?!)]}…".Contains((char)rune.Value);

    /// <summary>Whether the character must not end a line.</summary>
    public static bool MustNotEnd(Rune rune) => rune.Value < 0x10000 && "「『（［｛〈《【‘“([{".Contains((char)rune.Value);

    // East Asian Wide and Fullwidth, by blocks (Unicode Standard Annex 11), and emoji.
    private static bool IsWide(int c) =>
        c
            is >= 0x1100
                and <= 0x115F
                or >= 0x2E80
                and <= 0x303E
                or >= 0x3041
                and <= 0xA4CF
                or >= 0xA960
                and <= 0xA97F
                or >= 0xAC00
                and <= 0xD7A3
                or >= 0xF900
                and <= 0xFAFF
                or >= 0xFE30
                and <= 0xFE6F
                or >= 0xFF00
                and <= 0xFF60
                or >= 0xFFE0
                and <= 0xFFE6
                or >= 0x1F300
                and <= 0x1FAFF
                or >= 0x20000
                and <= 0x3FFFD;
}
