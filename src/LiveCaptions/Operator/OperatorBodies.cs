using System.Text.Json.Serialization;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Operator;

/// <summary>A word's or a line's text.</summary>
internal sealed record TextBody(string Text);

/// <summary>A time in seconds.</summary>
internal sealed record SecondsBody(double Seconds);

/// <summary>Whether something is on.</summary>
internal sealed record SwitchBody(bool On);

/// <summary>All text rules: the words and phrases they are about, and how each output treats them.</summary>
/// <param name="Told">What was wrong with the rules that were saved, if something was; not read.</param>
internal sealed record RulesBody(
    IReadOnlyDictionary<string, string> Replacements,
    IReadOnlyList<string> Blocklist,
    Treatment Overlay,
    Treatment Readers,
    Treatment Exports,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Told = null
)
{
    private const int MostWords = 6;

    /// <summary>The rules in force.</summary>
    public static RulesBody Of(RuleBook book, string? told = null) =>
        new(
            book.Lists.Replacements.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(),
            [.. book.Lists.Blocklist.Order(StringComparer.OrdinalIgnoreCase)],
            book.Of(TextOutput.Overlay),
            book.Of(TextOutput.Readers),
            book.Of(TextOutput.Exports),
            told
        );

    /// <summary>What is wrong with them; null if nothing is.</summary>
    public string? Fault()
    {
        if (Replacements.Count > WordLists.MaxEntries || Blocklist.Count > WordLists.MaxEntries)
            return $"A list has more than {WordLists.MaxEntries} entries, so nothing was changed.";
        foreach (var word in Replacements.Keys.Concat(Blocklist))
            if (!IsPhrase(word))
                return $"\"{Short(word)}\" is not a word, or a phrase of at most {MostWords} words and 64 characters without marks between them, so nothing was changed.";
        foreach (var text in Replacements.Values)
            if (text is not { Length: <= 80 } || text.Any(char.IsControl))
                return $"\"{Short(text)}\" is not a text of at most 80 characters, so nothing was changed.";
        return null;
    }

    public void PutInto(RuleBook book) =>
        book.Change(
            new(
                Replacements.Select(pair => KeyValuePair.Create(WordRules.Spaced(pair.Key), pair.Value)),
                Blocklist.Select(WordRules.Spaced)
            ),
            new Dictionary<TextOutput, Treatment>
            {
                [TextOutput.Overlay] = Overlay,
                [TextOutput.Readers] = Readers,
                [TextOutput.Exports] = Exports,
            }
        );

    private static bool IsPhrase(string? text) =>
        text is { Length: > 0 and <= 64 }
        && WordRules.Spaced(text).Split(' ') is { Length: <= MostWords } words
        && words.All(word =>
            word.Length > 0 && !word.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && word == WordParts.Of(word).Word
        );

    private static string Short(string? text) =>
        text is null ? "null"
        : text.Length > 30 ? text[..30] + "…"
        : text;
}
