namespace LiveCaptions.Settings;

/// <summary>Locations of the program's own files and of the user's.</summary>
internal static class ProgramFiles
{
    /// <summary>The settings that come with the program.</summary>
    public static string Settings => Path.Combine(AppContext.BaseDirectory, "config", "livecaptions.json");

    /// <summary>The clip that plays if there is no other source.</summary>
    public static string Demo => Path.Combine(AppContext.BaseDirectory, "demo", "demo.wav");

    /// <summary>The speech models that come with the program.</summary>
    public static string EmbeddedModels => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The user's own speech models and their measurements.</summary>
    public static string Models => Path.Combine(Path.GetDirectoryName(Logs)!, "models");

    /// <summary>Programs of other makers that <c>tools pull</c> has downloaded.</summary>
    public static string Tools => Path.Combine(Data, "tools");

    /// <summary>The logs, unless the settings name another folder.</summary>
    public static string Logs =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "livecaptions",
            "logs"
        );

    /// <summary>The user's folder of what the program keeps: models, words of recordings that have not ended.</summary>
    public static string Data => Path.GetDirectoryName(Logs)!;

    /// <summary>The archive of what has gone out, unless the settings name another folder.</summary>
    public static string Archive => Path.Combine(Data, "archive");

    /// <summary>The user's own settings, which the settings page writes unless the command line names another file.</summary>
    public static string OwnSettings =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "livecaptions",
            "settings.json"
        );

    /// <summary>Settings that commands have saved for the user.</summary>
    public static string Saved => Path.ChangeExtension(OwnSettings, ".saved.json");

    /// <summary>The operator's password, the tokens and the venue's certificate, unless the settings name another folder.</summary>
    public static string Access => Path.Combine(Path.GetDirectoryName(Saved)!, "access");

    /// <summary>Resolves a relative path in the current folder first, then beside the program.</summary>
    public static string Find(string path)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return !File.Exists(path) && File.Exists(beside) ? beside : Path.GetFullPath(path);
    }
}
