using System.Collections.Frozen;

namespace LiveCaptions.Captions.Rules;

/// <summary>
/// Sounds that speakers make while they search for a word, by language: "er" is a filler in English and a word in German.
/// </summary>
internal static class FillerWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = new Dictionary<string, FrozenSet<string>>
    {
        ["en"] = Of("um umm uhm uh uhh er erm hm hmm mm"),
        ["de"] = Of("äh ähm öh öhm hm hmm"),
        ["fr"] = Of("euh heu hum hm"),
        ["es"] = Of("eh em mmm hm"),
    }.ToFrozenDictionary();

    /// <summary>Whether this word, without marks, is a filler in this language.</summary>
    public static bool Has(string? language, string word) =>
        language is not null && Words.TryGetValue(language, out var fillers) && fillers.Contains(word);

    private static FrozenSet<string> Of(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
