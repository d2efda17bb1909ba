namespace LiveCaptions.Captions.Rules;

/// <summary>Text rules as they are written in the settings, and as they are applied.</summary>
internal static class WordRules
{
    /// <summary>A word or a phrase on the left; anything short on the right.</summary>
    public const string ReplacementsPattern =
        @"^(\s*[^\s=;][^=;\n]{0,63}=\s*[^=;\n]{0,80})?(;\s*[^\s=;][^=;\n]{0,63}=\s*[^=;\n]{0,80})*;?\s*$";

    public const string BlocklistPattern = @"^(\s*[^\s,;=][^,;=\n]{0,63})?(,\s*[^\s,;=][^,;=\n]{0,63})*,?\s*$";

    /// <summary>A word, or several with single spaces between.</summary>
    public static string Spaced(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
