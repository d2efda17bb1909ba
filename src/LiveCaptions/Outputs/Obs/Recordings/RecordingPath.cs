namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>Paths as OBS names them; OBS may run on another machine with another system.</summary>
internal static class RecordingPath
{
    private const string Unnamed = "recording";

    /// <summary>True if the path is a whole one in a folder of this machine.</summary>
    /// <param name="path">The path of a file.</param>
    public static bool IsHere(string path) =>
        Path.IsPathFullyQualified(path) && !path.Any(char.IsControl) && Directory.Exists(Path.GetDirectoryName(path));

    /// <summary>True if the path is a whole one and a folder of this machine.</summary>
    public static bool IsFolderHere(string path) => Path.IsPathFullyQualified(path) && Directory.Exists(path);

    /// <summary>The name of the file without folders, which can be used on this machine.</summary>
    public static string NameOf(string path)
    {
        // Windows names have both separators; "\" is a letter elsewhere.
        var isWindows = path.StartsWith(@"\\", StringComparison.Ordinal) || path is [_, ':', '\\' or '/', ..];
        var name = path[(path.LastIndexOfAny(isWindows || OperatingSystem.IsWindows() ? ['/', '\\'] : ['/']) + 1)..];
        name = string.Concat(
            name.Select(letter => char.IsControl(letter) || Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter)
        );
        if (!Path.IsPathFullyQualified(path))
            name = name.Replace('\\', '_');
        return name is "" or "." or ".." ? Unnamed : name;
    }
}
