using System.Globalization;
using System.Text;

namespace LiveCaptions.Captions;

/// <summary>Where a line may end in a text without spaces (JIS X 4051, Unicode Standard Annex 14, without a dictionary).</summary>
/// <remarks>
/// Only a dictionary tells words of Thai and Lao, and the program runs without ICU. So a line ends at their spaces; what is longer than a
/// line is parted where a syllable surely ends, and never between a letter and what belongs to it.
/// </remarks>
internal static class BreakOpportunities
{
    private const char ZeroWidthSpace = '\u200B';

    // Closing marks and small kana; what stands behind its consonant in Thai and Lao; Khmer's marks.
    private const string NotFirst =
        "、。，．・：；？！‼⁇⁈⁉』」〕〗〙〛）］｝〉》】〟’”»ー々〻ゝゞヽヾ〜～゛゜｡｣､･％℃°‰‥"
        + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
        + ",.;:?!)]}…%،؛؟۔।॥ะาำๅๆฯະາຳໆຯ។៕ៗ";

    // Opening marks, and signs before a number; vowels of Thai and Lao before their consonant; what stacks the next one.
    private const string NotLast = "「『〔〖〘〚（［｛〈《【〝‘“«([{￥＄£＃№｢เแโใไເແໂໃໄ\u17D2\u1039";

    // Vowels and marks with which a syllable of Thai or Lao begins or ends.
    private const string SyllableBegins = "เแโใไເແໂໃໄ",
        SyllableEnds = "ะำๆฯະຳໆຯ";

    /// <summary>
    /// Whether a line may end between two characters: one is of a script that breaks anywhere, or a zero-width space says so, and neither
    /// forbids it.
    /// </summary>
    public static bool MayBreak(Rune before, Rune after) =>
        (BreaksAnywhere(before) || BreaksAnywhere(after) || before.Value == ZeroWidthSpace) && !BelongTogether(before, after);

    /// <summary>Whether a line that is too long may end between two characters: a syllable of Thai or Lao surely ends.</summary>
    public static bool MayPart(Rune before, Rune after) =>
        IsThaiOrLao(before)
        && IsThaiOrLao(after)
        && (Contains(SyllableBegins, after) || Contains(SyllableEnds, before))
        && !BelongTogether(before, after);

    /// <summary>Whether two characters must stay on one line.</summary>
    public static bool BelongTogether(Rune before, Rune after) => MustNotBegin(after) || MustNotEnd(before);

    /// <summary>Whether the character must not begin a line.</summary>
    public static bool MustNotBegin(Rune rune) =>
        Contains(NotFirst, rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format;

    /// <summary>Whether the character must not end a line.</summary>
    public static bool MustNotEnd(Rune rune) => Contains(NotLast, rune);

    /// <summary>A text in the pieces at whose ends a line may end.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        var (from, last) = (0, default(Rune));
        for (var at = 0; at < text.Length; )
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (at > from && MayBreak(last, rune))
            {
                yield return text[from..at];
                from = at;
            }
            (last, at) = (rune, at + length);
        }
        if (from < text.Length)
            yield return text[from..];
    }

    /// <summary>Whether the script has no spaces between words, so that a line may break at any character.</summary>
    private static bool BreaksAnywhere(Rune rune) =>
        rune.Value is >= 0x2E80 and < 0xA4D0 or >= 0xF900 and < 0xFB00 or >= 0xFF00 and < 0xFF61 or >= 0x20000 and < 0x40000;

    private static bool IsThaiOrLao(Rune rune) => rune.Value is >= 0x0E01 and <= 0x0EFF;

    private static bool Contains(string characters, Rune rune) => rune.IsBmp && characters.Contains((char)rune.Value);
}
