using System.Collections.Frozen;
using System.Text;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>Text in the characters that captions inside a stream can carry; a character outside them would cut off the rest of its row.</summary>
/// <remarks>The repertoire is what was sent through OBS and read back, a part of CEA-608's tables.</remarks>
internal sealed class Cea608Text
{
    private const string Carried = "àâçèéêëîïôùûáíóúñüÜäößãõåøÄÖÅØÀÇÉÈ¿¡£¥¢¤°½®™©♪“”« »";

    private static readonly FrozenDictionary<int, string> Instead = Table(
        ("…", "..."),
        ("–—−‐‑", "-"),
        ("‘’‚`´", "'"),
        ("„‟", "\""),
        ("€", "EUR"),
        ("•", "-"),
        ("№", "No."),
        ("×", "x"),
        ("♫♬", "♪"),
        ("ÁÂÃĀĂĄ", "A"),
        ("āăą", "a"),
        ("Æ", "AE"),
        ("æ", "ae"),
        ("ĆĈĊČ", "C"),
        ("ćĉċč", "c"),
        ("ĎĐÐ", "D"),
        ("ďđð", "d"),
        ("ÊËĒĔĖĘĚ", "E"),
        ("ēĕėęě", "e"),
        ("ĜĞĠĢ", "G"),
        ("ĝğġģ", "g"),
        ("ĤĦ", "H"),
        ("ĥħ", "h"),
        ("ÌÍÎÏĨĪĮİ", "I"),
        ("ìĩīįı", "i"),
        ("Ĵ", "J"),
        ("ĵ", "j"),
        ("Ķ", "K"),
        ("ķ", "k"),
        ("ĹĻĽŁ", "L"),
        ("ĺļľł", "l"),
        ("ÑŃŅŇ", "N"),
        ("ńņň", "n"),
        ("ÒÓÔÕŌŎŐ", "O"),
        ("òōŏő", "o"),
        ("Œ", "OE"),
        ("œ", "oe"),
        ("ŔŘ", "R"),
        ("ŕř", "r"),
        ("ŚŜŞŠȘ", "S"),
        ("śŝşšș", "s"),
        ("ẞ", "SS"),
        ("ŢŤȚ", "T"),
        ("ţťț", "t"),
        ("Þ", "Th"),
        ("þ", "th"),
        ("ÙÚÛŨŪŬŮŰŲ", "U"),
        ("ũūŭůűų", "u"),
        ("Ŵ", "W"),
        ("ŵ", "w"),
        ("ÝŶŸ", "Y"),
        ("ýŷÿ", "y"),
        ("ŹŻŽ", "Z"),
        ("źżž", "z"),
        ("\u00A0\u2002\u2003\u2009\u202F\t", " ")
    );

    private readonly StringBuilder lost = new();
    private bool reported;

    /// <summary>The text in characters that can be carried; others are left out.</summary>
    public string Of(string text)
    {
        var fit = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (
                rune.Value is >= 0x20 and < 0x7F and not '`'
                || (rune.IsBmp && Carried.Contains((char)rune.Value, StringComparison.Ordinal) && rune.Value != 0xA0)
            )
                fit.Append(rune);
            else if (Instead.TryGetValue(rune.Value, out var other))
                fit.Append(other);
            else if (
                Rune.GetUnicodeCategory(rune)
                is not (
                    System.Globalization.UnicodeCategory.Control
                    or System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.NonSpacingMark
                )
            )
                Lose(rune);
        }
        return fit.ToString();
    }

    /// <summary>A sentence about what was left out, the first time that something was; null otherwise.</summary>
    public string? TakeReport()
    {
        if (reported || lost.Length == 0)
            return null;
        reported = true;
        return $"Captions inside the stream cannot carry {lost}, so viewers see them without such characters; use the overlay or the text source for this language.";
    }

    private void Lose(Rune rune)
    {
        if (lost.Length < 8 && !lost.ToString().Contains(rune.ToString(), StringComparison.Ordinal))
            lost.Append(rune);
    }

    private static FrozenDictionary<int, string> Table(params (string From, string To)[] pairs) =>
        pairs
            .SelectMany(pair => pair.From.EnumerateRunes().Select(rune => (rune.Value, pair.To)))
            .ToFrozenDictionary(pair => pair.Value, pair => pair.To);
}
