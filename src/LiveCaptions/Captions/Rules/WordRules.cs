namespace LiveCaptions.Captions.Rules;

/// <summary>How text rules are written in the settings and by operators.</summary>
internal static class WordRules
{
    /// <summary>Pairs with a word or a phrase on the left and any short text on the right.</summary>
    public const string ReplacementsPattern =
        @"^(\s*[^\s=;][^=;\n]{0,63}=\s*[^=;\n]{0,80})?(;\s*[^\s=;][^=;\n]{0,63}=\s*[^=;\n]{0,80})*;?\s*$";

    public const string BlocklistPattern = @"^(\s*[^\s,;=][^,;=\n]{0,63})?(,\s*[^\s,;=][^,;=\n]{0,63})*,?\s*$";

    /// <summary>Entries as they are to be written, up to <see cref="WordLists.MaxVocabulary"/> of them.</summary>
    public const string VocabularyPattern = @"^(\s*[^\s,][^,\n]{0,63})?(,\s*[^\s,][^,\n]{0,63}){0,1999},?\s*$";

    /// <summary>Whether a text may be an entry of the vocabulary.</summary>
    public static bool IsTerm(string? text) =>
        text is { Length: > 0 and <= 64 } && text.Any(char.IsLetterOrDigit) && !text.Any(c => c == ',' || char.IsControl(c));

    /// <summary>Whether a text may be what was heard in place of an entry.</summary>
    public static bool IsHeard(string? text) => text is { Length: <= 200 } && text.Any(char.IsLetterOrDigit) && !text.Any(char.IsControl);

    /// <summary>The text with single spaces between its words.</summary>
    public static string Spaced(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
