using System.Text;

namespace LiveCaptions.Translation.Engines;

/// <summary>Scripts by how they part words.</summary>
internal static class Script
{
    /// <summary>Whether the character's script has no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.</summary>
    public static bool HasNoSpaces(Rune rune) =>
        IsKatakana(rune)
        || rune.Value
            is >= 0x3005
                and <= 0x3007
                or >= 0x3041
                and <= 0x309F
                or >= 0x3400
                and <= 0x9FFF
                or >= 0xF900
                and <= 0xFAFF
                or >= 0x20000
                and <= 0x3FFFD
                or >= 0x0E01
                and <= 0x0EFF
                or >= 0x1000
                and <= 0x109F
                or >= 0x1780
                and <= 0x17FF;

    /// <summary>Whether the character is katakana, whose runs are words.</summary>
    public static bool IsKatakana(Rune rune) => rune.Value is >= 0x30A1 and <= 0x30FA or >= 0x30FC and <= 0x30FF or >= 0xFF66 and <= 0xFF9F;

    /// <summary>Whether the character is Korean, where particles follow a name without a space.</summary>
    public static bool IsHangul(Rune rune) => rune.Value is >= 0xAC00 and <= 0xD7A3 or >= 0x1100 and <= 0x11FF;
}
