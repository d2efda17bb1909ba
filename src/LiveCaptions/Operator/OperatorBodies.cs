using System.Text.Json.Serialization;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Letters;
using LiveCaptions.Captions.Rules.Numbers;
using LiveCaptions.Http;
using LiveCaptions.Whisper;

namespace LiveCaptions.Operator;

/// <summary>The text of a word or a line.</summary>
internal sealed record TextBody(string Text);

/// <summary>What a voice is called; empty: by its number.</summary>
internal sealed record NameBody(string Name);

/// <summary>A time in seconds.</summary>
internal sealed record SecondsBody(double Seconds);

/// <summary>A switch, on or off.</summary>
internal sealed record SwitchBody(bool On);

/// <summary>All text rules: replacements, blocked words, and how each output treats them.</summary>
/// <param name="Numbers">How numbers are written; null in a request: as before.</param>
/// <param name="Letters">How spelled letters are written; null in a request: as before.</param>
/// <param name="Vocabulary">Names and jargon that recognition is told of; null in a request: as before.</param>
/// <param name="Refused">Uses of the vocabulary that a person has taken back and that are not repeated; null in a request: as before; else
/// null if there are none.</param>
/// <param name="Told">What was wrong with the saved rules, if anything; ignored in a request.</param>
internal sealed record RulesBody(
    IReadOnlyDictionary<string, string> Replacements,
    IReadOnlyList<string> Blocklist,
    Treatment Overlay,
    Treatment Readers,
    Treatment Exports,
    NumberStyle? Numbers = null,
    LetterStyle? Letters = null,
    IReadOnlyList<string>? Vocabulary = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TermUse>? Refused = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Told = null
)
{
    private const int MaxWords = 6;

    /// <summary>The rules in force.</summary>
    public static RulesBody Of(RuleBook book, string? told = null) =>
        new(
            book.Lists.Replacements.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(),
            [.. book.Lists.Blocklist.Order(StringComparer.OrdinalIgnoreCase)],
            book.Of(TextOutput.Overlay),
            book.Of(TextOutput.Readers),
            book.Of(TextOutput.Exports),
            book.Lists.Numbers,
            book.Lists.Letters,
            book.Lists.Vocabulary,
            book.Lists.Refused.Count > 0 ? book.Lists.Refused : null,
            told
        );

    /// <summary>The first error in the rules; null if there is none.</summary>
    public string? Fault()
    {
        if (Replacements.Count > WordLists.MaxEntries || Blocklist.Count > WordLists.MaxEntries)
            return $"A list has more than {WordLists.MaxEntries} entries, so nothing was changed.";
        foreach (var word in Replacements.Keys.Concat(Blocklist))
            if (!IsPhrase(word))
                return $"\"{Echo.Of(word)}\" is not a word, or a phrase of at most {MaxWords} words and 64 characters without punctuation between them, so nothing was changed.";
        if (Vocabulary?.Count > WordLists.MaxVocabulary)
            return $"The vocabulary has more than {WordLists.MaxVocabulary} entries, so nothing was changed.";
        foreach (var term in Vocabulary ?? [])
            if (!WordRules.IsTerm(term))
                return $"\"{Echo.Of(term)}\" is not a word, or a phrase of at most 64 characters without commas, so nothing was changed.";
        if (Refused?.Count > WordLists.MaxEntries)
            return $"More than {WordLists.MaxEntries} uses of terms are refused, so nothing was changed.";
        foreach (var use in Refused ?? [])
            if (use is null || !WordRules.IsTerm(use.Term) || !WordRules.IsHeard(use.Heard))
                return $"\"{Echo.Of(use?.Heard)}\" for \"{Echo.Of(use?.Term)}\" is no use of a term: what was heard has at most 200 characters, so nothing was changed.";
        foreach (var text in Replacements.Values)
            if (text is not { Length: <= 80 } || text.Any(char.IsControl))
                return $"\"{Echo.Of(text)}\" is not a text of at most 80 characters, so nothing was changed.";
        return null;
    }

    public void PutInto(RuleBook book) =>
        book.Change(
            new(
                Replacements.Select(pair => KeyValuePair.Create(WordRules.Spaced(pair.Key), pair.Value)),
                Blocklist.Select(WordRules.Spaced),
                Numbers ?? book.Lists.Numbers,
                Letters ?? book.Lists.Letters,
                Vocabulary is null ? book.Lists.Vocabulary : [.. Vocabulary.Select(WordRules.Spaced)],
                Refused ?? book.Lists.Refused
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
        && WordRules.Spaced(text).Split(' ') is { Length: <= MaxWords } words
        && words.All(Phrase.IsWord)
        && !words.SkipLast(1).Any(word => word.EndsWith('*'));
}
