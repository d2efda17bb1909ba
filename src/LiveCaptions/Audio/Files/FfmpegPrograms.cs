using LiveCaptions.Settings;

namespace LiveCaptions.Audio.Files;

/// <summary>Where ffmpeg and ffprobe are on this machine.</summary>
/// <remarks>
/// They are always started by their full path: Windows looks for a name in the current folder before all others, where a download may lie.
/// Threading: safe.
/// </remarks>
internal static class FfmpegPrograms
{
    private static volatile string? chosen;

    /// <summary>The setting <c>Ffmpeg:Path</c>, a program or a folder; null: the usual places.</summary>
    public static string? Chosen
    {
        get => chosen;
        set => chosen = value;
    }

    /// <summary>The full path of ffmpeg, looked for at each start of it; a file that does not exist if there is none.</summary>
    public static string Ffmpeg => Search.Find("ffmpeg") ?? Search.Expected("ffmpeg");

    /// <summary>The full path of ffprobe, from beside ffmpeg if it is there; a file that does not exist if there is none.</summary>
    public static string Ffprobe => Search.Beside(Search.Find("ffmpeg"), "ffprobe") ?? Search.Find("ffprobe") ?? Search.Expected("ffprobe");

    private static ProgramSearch Search =>
        new(chosen, Folders, OperatingSystem.IsWindows() ? ".exe" : "", path => File.Exists(path) && MayRun(path));

    private static IReadOnlyList<string> Folders =>
        [
            Path.Combine(AppContext.BaseDirectory, "ffmpeg"),
            AppContext.BaseDirectory,
            ProgramFiles.Tools,
            .. ProgramSearch.FoldersOf(Environment.GetEnvironmentVariable("PATH")),
            // A new folder in PATH reaches a program after the user's next login only.
            .. OperatingSystem.IsWindows() ? [WingetLinks] : Array.Empty<string>(),
        ];

    private static string WingetLinks =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "WinGet", "Links");

    private static bool MayRun(string path)
    {
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0;
    }
}
