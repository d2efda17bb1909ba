namespace LiveCaptions.Audio.Files;

/// <summary>How ffmpeg, which decodes files and streams, gets onto this machine.</summary>
internal static class FfmpegInstallation
{
    /// <summary>A sentence without its full stop: "Install ffmpeg: …".</summary>
    public static string Advice { get; } =
        OperatingSystem.IsWindows() ? "Install ffmpeg: livecaptions tools pull ffmpeg"
        : OperatingSystem.IsMacOS() ? "Install ffmpeg: brew install ffmpeg"
        : "Install ffmpeg: sudo apt-get install ffmpeg";

    /// <summary>Says that a program was not found, what that means and what to do.</summary>
    /// <param name="program">The path that could not be started.</param>
    /// <param name="chosen">The setting <c>Ffmpeg:Path</c>; null: it is not set.</param>
    public static string NotFound(string program, string? chosen) =>
        program == chosen
            ? $"{chosen}, which Ffmpeg:Path names, is not ffmpeg or is not there, so this sound cannot be read. Correct the setting, or leave it out."
            : $"{Path.GetFileNameWithoutExtension(program)} was not found, so this sound cannot be read. {Advice}";
}
