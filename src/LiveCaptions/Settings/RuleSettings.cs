using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Settings;

/// <summary>Turns what the settings say about words into rules.</summary>
internal static class RuleSettings
{
    public static RuleBook ToRuleBook(this ServiceSettings settings) =>
        new(
            settings.Words.ToWordLists(),
            new Dictionary<TextOutput, Treatment>
            {
                [TextOutput.Overlay] = settings.Overlay.ToTreatment(),
                [TextOutput.Readers] = settings.Readers.ToTreatment(),
                [TextOutput.Exports] = settings.Exports.ToTreatment(),
            }
        );

    private static WordLists ToWordLists(this WordSettings words) =>
        new(
            Parts(words.Replacements, ';')
                .Select(pair => pair.Split('=', 2))
                .Select(pair => KeyValuePair.Create(WordRules.Spaced(pair[0]), pair[1].Trim())),
            Parts(words.Blocklist, ',').Select(WordRules.Spaced)
        );

    private static Treatment ToTreatment(this TreatmentSettings settings) => new(settings.Blocked, settings.Fillers, settings.Casing);

    private static string[] Parts(string list, char separator) =>
        list.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
