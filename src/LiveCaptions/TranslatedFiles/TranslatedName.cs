using LiveCaptions.Translation.Engines;

namespace LiveCaptions.TranslatedFiles;

/// <summary>Names of files in a language, as players look for them: <c>talk.de.srt</c>.</summary>
internal static class TranslatedName
{
    /// <summary>The language that a file's name tells: ISO 639 code; null: none.</summary>
    public static string? LanguageIn(string path) =>
        Path.GetExtension(Path.GetFileNameWithoutExtension(path)).TrimStart('.').ToLowerInvariant() is { Length: 2 or 3 } code
        && Languages.IsKnown(code)
            ? code
            : null;

    /// <summary>Whether two codes are the same language's.</summary>
    public static bool IsSame(string? one, string other) => one is not null && Languages.ShortCode(one) == Languages.ShortCode(other);

    /// <summary>The file's name in another language, in its own folder or another one.</summary>
    public static string Of(string path, string to, string? folder)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        if (LanguageIn(path) is not null)
            stem = Path.GetFileNameWithoutExtension(stem);
        return Path.Combine(folder ?? Path.GetDirectoryName(path) ?? "", $"{stem}.{to}{Path.GetExtension(path)}");
    }
}
