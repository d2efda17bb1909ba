namespace LiveCaptions.Audio.Files;

/// <summary>How ffmpeg, which decodes files and streams, gets onto this machine.</summary>
internal static class FfmpegInstallation
{
    /// <summary>A sentence without its full stop: "Install ffmpeg: …".</summary>
    public static string Advice { get; } =
        OperatingSystem.IsWindows() ? "Install ffmpeg: winget install Gyan.FFmpeg"
        : OperatingSystem.IsMacOS() ? "Install ffmpeg: brew install ffmpeg"
        : "Install ffmpeg: sudo apt-get install ffmpeg";
}
