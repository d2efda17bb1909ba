using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Operator;

/// <summary>A word's or a line's text.</summary>
internal sealed record TextBody(string Text);

/// <summary>A time in seconds.</summary>
internal sealed record SecondsBody(double Seconds);

/// <summary>Whether something is on.</summary>
internal sealed record SwitchBody(bool On);

/// <summary>All text rules: the words they are about, and how each output treats them.</summary>
internal sealed record RulesBody(IReadOnlyDictionary<string, string> Replacements, IReadOnlyList<string> Blocklist, Treatment Overlay, Treatment Readers, Treatment Exports)
{
    /// <summary>The rules in force.</summary>
    public static RulesBody Of(RuleBook book) => new(
        book.Lists.Replacements.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(), [.. book.Lists.Blocklist.Order(StringComparer.OrdinalIgnoreCase)],
        book.Of(TextOutput.Overlay), book.Of(TextOutput.Readers), book.Of(TextOutput.Exports));

    /// <summary>What is wrong with them; null if nothing is.</summary>
    public string? Fault()
    {
        if (Replacements.Count > WordLists.Most || Blocklist.Count > WordLists.Most) return $"A list has more than {WordLists.Most} entries, so nothing was changed.";
        foreach (var word in Replacements.Keys.Concat(Blocklist))
            if (!IsOneWord(word)) return $"\"{Short(word)}\" is not one word of at most 64 characters, so nothing was changed; words are settled one by one, and a rule can only be about one.";
        foreach (var text in Replacements.Values)
            if (text is not { Length: <= 80 } || text.Any(char.IsControl)) return $"\"{Short(text)}\" is not a text of at most 80 characters, so nothing was changed.";
        return null;
    }

    public void PutInto(RuleBook book) => book.Change(new(Replacements, Blocklist), new Dictionary<TextOutput, Treatment>
    {
        [TextOutput.Overlay] = Overlay,
        [TextOutput.Readers] = Readers,
        [TextOutput.Exports] = Exports,
    });

    private static bool IsOneWord(string? word) => word is { Length: > 0 and <= 64 } && !word.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && word == WordParts.Of(word).Word;

    private static string Short(string? text) => text is null ? "null" : text.Length > 30 ? text[..30] + "…" : text;
}
