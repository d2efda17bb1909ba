using System.ComponentModel.DataAnnotations;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Captions.Rules.Letters;
using LiveCaptions.Captions.Rules.Numbers;

namespace LiveCaptions.Settings;

/// <summary>Words that are written differently from how they are recognised.</summary>
internal sealed record WordSettings
{
    /// <summary>Replacements for words or phrases: "jason=JSON; cube control=kubectl".</summary>
    [
        MayBeEmpty,
        RegularExpression(
            WordRules.ReplacementsPattern,
            ErrorMessage = "pairs such as \"jason=JSON; cube control=kubectl\", each of a word or a phrase of at most 64 characters and what is written in its place"
        )
    ]
    public string Replacements { get; init; } = "";

    /// <summary>
    /// Names and jargon that are likely to be said, as they are to be written: "Kubernetes, Anna Kowalczyk". Recognition writes them where
    /// the sound allows.
    /// </summary>
    [
        MayBeEmpty,
        RegularExpression(
            WordRules.VocabularyPattern,
            ErrorMessage = "words or phrases of at most 64 characters with commas between, such as \"Kubernetes, Anna Kowalczyk\", at most 2000 of them"
        )
    ]
    public string Vocabulary { get; init; } = "";

    /// <summary>Words and phrases that an output may mask or remove: "darn, what the heck".</summary>
    [
        MayBeEmpty,
        RegularExpression(
            WordRules.BlocklistPattern,
            ErrorMessage = "words or phrases of at most 64 characters with commas between, such as \"darn, what the heck\""
        )
    ]
    public string Blocklist { get; init; } = "";

    /// <summary>Numbers: "AsHeard", "Digits" ("25 people") or "Words" ("twenty-five people"); in six languages.</summary>
    public NumberStyle Numbers { get; init; } = NumberStyle.AsHeard;

    /// <summary>Spelled letters: "AsHeard", or "Together" ("OBS" for "O, B, S").</summary>
    public LetterStyle Letters { get; init; } = LetterStyle.AsHeard;

    /// <summary>The words and phrases that both lists name.</summary>
    public WordLists ToLists() =>
        new(
            Parts(Replacements, ';')
                .Select(pair => pair.Split('=', 2))
                .Select(pair => KeyValuePair.Create(WordRules.Spaced(pair[0]), pair[1].Trim())),
            Parts(Blocklist, ',').Select(WordRules.Spaced),
            Numbers,
            Letters,
            [.. Parts(Vocabulary, ',').Select(WordRules.Spaced)]
        );

    private static string[] Parts(string list, char separator) =>
        list.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A text file with the lines on screen.</summary>
internal sealed record TextFileSettings
{
    /// <summary>Path of the file; empty: none.</summary>
    [MayBeEmpty]
    public string Path { get; init; } = "";
}
