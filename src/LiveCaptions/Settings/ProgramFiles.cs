namespace LiveCaptions.Settings;

/// <summary>Where the program's own files lie, and the user's.</summary>
internal static class ProgramFiles
{
    /// <summary>The settings that come with the program.</summary>
    public static string Settings => Path.Combine(AppContext.BaseDirectory, "config", "livecaptions.json");

    /// <summary>The clip that is played when nothing else is named.</summary>
    public static string Demo => Path.Combine(AppContext.BaseDirectory, "demo", "demo.wav");

    /// <summary>The speech models that come with the program.</summary>
    public static string EmbeddedModels => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The user's own speech models, and what was measured of them.</summary>
    public static string Models => Path.Combine(Path.GetDirectoryName(Logs)!, "models");

    /// <summary>Logs go here unless the settings name another folder.</summary>
    public static string Logs =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "livecaptions",
            "logs"
        );

    /// <summary>Words of recordings that have not ended.</summary>
    public static string Journals => Path.Combine(Path.GetDirectoryName(Logs)!, "recordings");

    /// <summary>What commands have set for the user.</summary>
    public static string Saved =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "livecaptions",
            "settings.saved.json"
        );

    /// <summary>The operator's password, the tokens and the venue's certificate, unless the settings name another folder.</summary>
    public static string Access => Path.Combine(Path.GetDirectoryName(Saved)!, "access");

    /// <summary>A relative path is looked for in the current folder first, then beside the program.</summary>
    public static string Find(string path)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return !File.Exists(path) && File.Exists(beside) ? beside : Path.GetFullPath(path);
    }
}
