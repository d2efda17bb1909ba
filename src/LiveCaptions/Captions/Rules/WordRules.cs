using LiveCaptions.Settings;

namespace LiveCaptions.Captions.Rules;

/// <summary>Text rules as they are written in the settings, and as they are applied.</summary>
internal static class WordRules
{
    /// <summary>One word on the left, since words are settled one by one; anything short on the right.</summary>
    public const string ReplacementsPattern = @"^(\s*[^\s=;]{1,64}\s*=\s*[^=;\n]{0,80})?(;\s*[^\s=;]{1,64}\s*=\s*[^=;\n]{0,80})*;?\s*$";

    public const string BlocklistPattern = @"^(\s*[^\s,;=]{1,64}\s*)?(,\s*[^\s,;=]{1,64}\s*)*,?\s*$";

    /// <summary>The rules that the settings name.</summary>
    public static RuleBook From(ServiceSettings settings) => new(Lists(settings.Words), new Dictionary<TextOutput, Treatment>
    {
        [TextOutput.Overlay] = Of(settings.Overlay),
        [TextOutput.Readers] = Of(settings.Readers),
        [TextOutput.Exports] = Of(settings.Exports),
    });

    private static WordLists Lists(WordSettings words) => new(
        Parts(words.Replacements, ';').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0].Trim(), pair[1].Trim())),
        Parts(words.Blocklist, ','));

    private static Treatment Of(TreatmentSettings settings) => new(settings.Blocked, settings.Fillers, settings.Casing);

    private static string[] Parts(string list, char between) => list.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
