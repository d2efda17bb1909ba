using System.Text;

namespace LiveCaptions.Exports;

/// <summary>Languages that run from right to left, and the mark that tells a player so.</summary>
/// <remarks>
/// Players lay out each line by its first letter (WebVTT: Unicode's paragraph direction), so a line in Arabic that begins with a name in
/// Latin letters, or with a number, would run the wrong way.
/// </remarks>
internal static class RightToLeft
{
    private const char Mark = '\u200F';

    private static readonly string[] Languages = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"];

    /// <summary>Whether text in the language runs from right to left.</summary>
    /// <param name="language">ISO 639 code; null if unknown.</param>
    public static bool Is(string? language) => language is not null && Languages.Contains(language);

    /// <summary>A line with the mark before it, where its first letter would turn it around.</summary>
    public static string Marked(string line)
    {
        foreach (var rune in line.EnumerateRunes())
            if (Rune.IsLetter(rune))
                return Runs(rune) ? line : Mark + line;
        return Mark + line;
    }

    /// <summary>Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.</summary>
    private static bool Runs(Rune letter) =>
        letter.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);
}
