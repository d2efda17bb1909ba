namespace LiveCaptions.Commands;

/// <summary>Wildcards in the names of files, which every shell expands but those of Windows.</summary>
internal static class Wildcards
{
    private static readonly EnumerationOptions Options = new() { MatchType = MatchType.Simple, MatchCasing = MatchCasing.CaseInsensitive };

    /// <summary>On Windows the files that the names stand for; elsewhere the names, which are what the shell has made of them.</summary>
    public static string[] Expand(string[] names) => OperatingSystem.IsWindows() ? [.. names.SelectMany(Matching)] : names;

    /// <summary>The files that match a name, in alphabetical order; the name itself if it has no wildcard, or nothing matches.</summary>
    internal static IEnumerable<string> Matching(string name)
    {
        var (folder, pattern) = (Path.GetDirectoryName(name) ?? "", Path.GetFileName(name));
        if (!pattern.AsSpan().ContainsAny('*', '?') || !Directory.Exists(folder.Length == 0 ? "." : folder))
            return [name];
        var found = Directory
            .EnumerateFiles(folder.Length == 0 ? "." : folder, pattern, Options)
            .Select(file => Path.Combine(folder, Path.GetFileName(file)))
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return found.Count > 0 ? found : [name];
    }
}
