using LiveCaptions.Settings;

namespace LiveCaptions.Captions.Rules;

/// <summary>Text rules as they are written in the settings, and as they are applied.</summary>
internal static class WordRules
{
    /// <summary>A word or a phrase on the left; anything short on the right.</summary>
    public const string ReplacementsPattern =
        @"^(\s*[^\s=;][^=;\n]{0,63}=\s*[^=;\n]{0,80})?(;\s*[^\s=;][^=;\n]{0,63}=\s*[^=;\n]{0,80})*;?\s*$";

    public const string BlocklistPattern = @"^(\s*[^\s,;=][^,;=\n]{0,63})?(,\s*[^\s,;=][^,;=\n]{0,63})*,?\s*$";

    /// <summary>The rules that the settings name.</summary>
    public static RuleBook From(ServiceSettings settings) =>
        new(
            Lists(settings.Words),
            new Dictionary<TextOutput, Treatment>
            {
                [TextOutput.Overlay] = Of(settings.Overlay),
                [TextOutput.Readers] = Of(settings.Readers),
                [TextOutput.Exports] = Of(settings.Exports),
            }
        );

    private static WordLists Lists(WordSettings words) =>
        new(
            Parts(words.Replacements, ';')
                .Select(pair => pair.Split('=', 2))
                .Select(pair => KeyValuePair.Create(Spaced(pair[0]), pair[1].Trim())),
            Parts(words.Blocklist, ',').Select(Spaced)
        );

    /// <summary>A word, or several with single spaces between.</summary>
    public static string Spaced(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static Treatment Of(TreatmentSettings settings) => new(settings.Blocked, settings.Fillers, settings.Casing);

    private static string[] Parts(string list, char between) =>
        list.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
