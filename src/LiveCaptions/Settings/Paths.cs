namespace LiveCaptions.Settings;

/// <summary>Where files lie: a relative path is looked for in the current folder, then beside the program.</summary>
internal static class Paths
{
    public static string Find(string path)
    {
        if (Path.IsPathRooted(path) || File.Exists(path)) return Path.GetFullPath(path);
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return File.Exists(beside) ? beside : Path.GetFullPath(path);
    }

    /// <summary>The demo clip that comes with the program.</summary>
    public static string Demo => Path.Combine(AppContext.BaseDirectory, "demo", "demo.wav");

    /// <summary>Where logs go if nothing else is said.</summary>
    public static string Logs(LogSettings settings) => settings.Folder.Length > 0
        ? Path.GetFullPath(settings.Folder)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "livecaptions", "logs");
}
