using System.Text;

namespace LiveCaptions.Translation.Engines;

/// <summary>Counts the words of a text that are neither names nor numbers, as far as their letters tell.</summary>
internal static class PlainWords
{
    /// <summary>So many may be the same in any two languages: "OK", "Hotel".</summary>
    public const int Few = 2;

    /// <summary>Characters that count as a word in a script without spaces.</summary>
    private const int CharactersOfWord = 3;

    /// <summary>Whether there are more than a few.</summary>
    public static bool AreMany(string text) => In(text, null) > Few;

    /// <param name="text">The text.</param>
    /// <param name="language">Its language; null: unknown.</param>
    public static int In(string text, string? language)
    {
        // German and Luxembourgish write all nouns with a capital.
        var capitalsAreNames = language is null || Languages.ShortCode(language) is not ("de" or "lb");
        return text.Split(' ')
            .Select((word, n) => (capitalsAreNames && n > 0 && IsCapital(word)) || word.Any(char.IsDigit) ? 0 : Words(word))
            .Sum();
    }

    private static bool IsCapital(string word) => char.IsUpper(word.FirstOrDefault(char.IsLetter));

    private static int Words(string word)
    {
        var spaceless = word.EnumerateRunes().Count(Script.HasNoSpaces);
        return spaceless > 0 ? (spaceless + CharactersOfWord - 1) / CharactersOfWord
            : word.EnumerateRunes().Any(Rune.IsLetter) ? 1
            : 0;
    }
}
