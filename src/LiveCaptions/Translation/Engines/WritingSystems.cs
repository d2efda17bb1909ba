using System.Globalization;
using System.Text;

namespace LiveCaptions.Translation.Engines;

/// <summary>Scripts by their codes of ISO 15924, and the languages written with them; the source is Unicode's table of blocks.</summary>
internal static class WritingSystems
{
    public const string Latin = "Latn";

    /// <summary>Chinese characters and the Japanese syllables beside them.</summary>
    public const string EastAsian = "Hani";

    private const string Blocks = """
        Grek 0370-03FF 1F00-1FFF; Cyrl 0400-052F 1C80-1C8F 2DE0-2DFF A640-A69F; Armn 0530-058F; Hebr 0590-05FF FB1D-FB4F;
        Arab 0600-06FF 0750-077F 0870-08FF FB50-FDFF FE70-FEFF; Thaa 0780-07BF; Deva 0900-097F A8E0-A8FF; Beng 0980-09FF;
        Guru 0A00-0A7F; Gujr 0A80-0AFF; Orya 0B00-0B7F; Taml 0B80-0BFF; Telu 0C00-0C7F; Knda 0C80-0CFF; Mlym 0D00-0D7F;
        Sinh 0D80-0DFF; Thai 0E00-0E7F; Laoo 0E80-0EFF; Tibt 0F00-0FFF; Mymr 1000-109F; Geor 10A0-10FF 1C90-1CBF 2D00-2D2F;
        Hang 1100-11FF 3130-318F A960-A97F AC00-D7FF FFA0-FFDC; Ethi 1200-139F 2D80-2DDF; Khmr 1780-17FF;
        Hani 2E80-312F 3190-A4CF F900-FAFF FF66-FF9F 20000-3FFFF
        """;

    private const string Written = """
        Grek el; Cyrl be bg mk ru uk; Armn hy; Hebr he yi; Arab ar fa ps ug ur; Thaa dv; Deva hi mr ne; Beng as bn; Guru pa; Gujr gu;
        Orya or; Taml ta; Telu te; Knda kn; Mlym ml; Sinh si; Thai th; Laoo lo; Tibt bo dz; Mymr my; Geor ka; Hang ko; Ethi am ti;
        Khmr km; Hani ja yue zh
        """;

    private static readonly (string Script, int First, int Last)[] Ranges =
    [
        .. from entry in Entries(Blocks)
        from range in entry.Skip(1)
        let ends = range.Split('-')
        select (entry[0], Number(ends[0]), Number(ends[1])),
    ];

    private static readonly Dictionary<string, string> OfLanguages = Entries(Written)
        .SelectMany(entry => entry.Skip(1).Select(language => (language, entry[0])))
        .ToDictionary();

    /// <summary>The script of a letter: Latin, unless it stands in another one's block.</summary>
    public static string Of(Rune letter) =>
        Array.Find(Ranges, range => letter.Value >= range.First && letter.Value <= range.Last).Script ?? Latin;

    /// <summary>The script of a language that has but one; of those that are not listed, Latin.</summary>
    /// <param name="language">ISO 639 code of two letters, where there is one.</param>
    public static string OfLanguage(string language) => OfLanguages.GetValueOrDefault(language, Latin);

    private static IEnumerable<string[]> Entries(string table) =>
        table.Split(';').Select(entry => entry.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
