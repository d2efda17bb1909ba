using System.Collections.Frozen;
using System.Text;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>The characters that captions inside a stream can carry, and substitutes for others.</summary>
/// <remarks>The repertoire is what was sent through OBS and read back, a part of CEA-608's tables.</remarks>
internal static class Cea608Characters
{
    /// <summary>Carried in addition to ASCII.</summary>
    private const string BeyondAscii = "àâçèéêëîïôùûáíóúñüÜäößãõåøÄÖÅØÀÇÉÈ¿¡£¥¢¤°½®™©♪“”«»";

    private const string Spaces = "\u00A0\u2002\u2003\u2009\u202F\t";

    /// <summary>A line for each substitute: the characters it replaces, a space, the substitute.</summary>
    private const string SubstituteTable = """
        … ...
        –—−‐‑ -
        ‘’‚`´ '
        „‟ "
        € EUR
        • -
        № No.
        × x
        ♫♬ ♪
        ÁÂÃĀĂĄ A
        āăą a
        Æ AE
        æ ae
        ĆĈĊČ C
        ćĉċč c
        ĎĐÐ D
        ďđð d
        ÊËĒĔĖĘĚ E
        ēĕėęě e
        ĜĞĠĢ G
        ĝğġģ g
        ĤĦ H
        ĥħ h
        ÌÍÎÏĨĪĮİ I
        ìĩīįı i
        Ĵ J
        ĵ j
        Ķ K
        ķ k
        ĹĻĽŁ L
        ĺļľł l
        ÑŃŅŇ N
        ńņň n
        ÒÓÔÕŌŎŐ O
        òōŏő o
        Œ OE
        œ oe
        ŔŘ R
        ŕř r
        ŚŜŞŠȘ S
        śŝşšș s
        ẞ SS
        ŢŤȚ T
        ţťț t
        Þ Th
        þ th
        ÙÚÛŨŪŬŮŰŲ U
        ũūŭůűų u
        Ŵ W
        ŵ w
        ÝŶŸ Y
        ýŷÿ y
        ŹŻŽ Z
        źżž z
        """;

    private static readonly FrozenDictionary<int, string> Substitutes = SubstituteTable
        .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .Append([Spaces, " "])
        .SelectMany(row => row[0].EnumerateRunes(), (row, replaced) => (replaced.Value, Substitute: row[1]))
        .ToFrozenDictionary(entry => entry.Value, entry => entry.Substitute);

    /// <summary>True if the stream carries the character.</summary>
    public static bool Carry(Rune rune) =>
        rune.Value is >= 0x20 and < 0x7F and not '`' || (rune.IsBmp && BeyondAscii.Contains((char)rune.Value, StringComparison.Ordinal));

    /// <summary>Text to send in place of a character; null if there is none.</summary>
    public static string? SubstituteFor(Rune rune) => Substitutes.GetValueOrDefault(rune.Value);
}
