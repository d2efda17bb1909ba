using System.Text;

namespace LiveCaptions.Translation.Engines;

/// <summary>Whether an answer is written in a script that the language does not have: a model answered in a language of its own.</summary>
internal static class TargetScript
{
    /// <summary>Latin letters end before this character, and so do their accents.</summary>
    private const int AfterLatin = 0x0370;

    /// <summary>Scripts of East Asia begin here.</summary>
    private const int EastAsian = 0x2E80;

    /// <summary>Languages that are not written with Latin letters, but for names.</summary>
    private static readonly HashSet<string> Others =
    [
        .. "am ar as be bg bn bo dv dz el fa gu he hi hy ja ka km kn ko lo mk ml mr my ne or pa ps ru si ta te tg th ti ug uk ur yi yue zh".Split(
            ' '
        ),
    ];

    /// <summary>Languages that may be written with one script or another, or of which this is not known.</summary>
    private static readonly HashSet<string> Either = [.. "az ba bs cv iu kk ks ku ky mn ms os sa sd sh sr tk tt uz".Split(' ')];

    /// <summary>Whether the answer cannot be in the language that was asked for. A few Latin words are names everywhere.</summary>
    public static bool IsAnother(string line, TranslationRequest request)
    {
        var to = Languages.ShortCode(request.To);
        if (Either.Contains(to) || Languages.Name(to) == to)
            return false;
        return Others.Contains(to)
            ? Letters(line).All(letter => letter.Value < AfterLatin) && PlainWords.AreMany(line)
            : Letters(line).Any(IsEastAsian) && !Letters(request.Text).Any(IsEastAsian);
    }

    private static IEnumerable<Rune> Letters(string text) => text.EnumerateRunes().Where(Rune.IsLetter);

    private static bool IsEastAsian(Rune letter) => letter.Value >= EastAsian && letter.Value is < 0xFB00 or > 0xFDFF;
}
