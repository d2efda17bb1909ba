namespace LiveCaptions.Translation.Engines;

/// <summary>Whether an answer that is the text itself is a translation.</summary>
/// <remarks>
/// One or two plain words beside names and numbers may well be the same ("OK", "Hotel Berlin", "Radio 4"), and more between languages that
/// are nearly one. A longer text was not translated: the source row has it already, and in a row of another language nobody can read it.
/// </remarks>
internal static class SameText
{
    private const int MostOfRelatives = 5;

    private static readonly string[][] Relatives =
    [
        ["da", "nb", "nn", "no", "sv"],
        ["bs", "hr", "sh", "sr"],
        ["cs", "sk"],
        ["bg", "mk"],
        ["be", "ru", "uk"],
        ["an", "ast", "ca", "es", "gl", "oc", "pt"],
        ["id", "ms"],
        ["af", "nl"],
        ["yue", "zh"],
    ];

    /// <summary>Whether the answer is the text itself, and should not be.</summary>
    public static bool IsSuspect(string answer, TranslationRequest request) =>
        Letters(answer) == Letters(request.Text) && PlainWords.In(request.Text, request.From) > MostWords(request.From, request.To);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int MostWords(string? from, string to) =>
        from is not null && (Same(from, to) || Relatives.Any(group => group.Contains(Short(from)) && group.Contains(Short(to))))
            ? MostOfRelatives
            : PlainWords.Few;

    private static bool Same(string from, string to) => Short(from) == Short(to);

    private static string Short(string code) => Languages.ShortCode(code);
}
