using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using LiveCaptions.Audio.Files;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether files and streams can be decoded.</summary>
internal static class FfmpegCheck
{
    /// <param name="needed">A track plays a file or a stream.</param>
    public static async Task<IReadOnlyList<Finding>> LookAsync(bool needed, CancellationToken stop)
    {
        var program = FfmpegPrograms.Ffmpeg;
        try
        {
            var answer = await Cli.Wrap(program)
                .WithArguments("-version")
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(stop);
            var words = answer.StandardOutput.Split(' ', 4);
            if (answer.ExitCode == 0 && words is ["ffmpeg", "version", var version, ..])
                return [new(Mark.Good, $"ffmpeg {version} decodes files and streams: {program}")];
            return [Missing(needed, $"{program} does not answer as ffmpeg does.")];
        }
        catch (Win32Exception)
        {
            return [Missing(needed, Places)];
        }
    }

    private static string Places =>
        FfmpegPrograms.Chosen is { } chosen
            ? $"Ffmpeg:Path names {chosen}, where it is not."
            : $"It is neither beside the program nor in {ProgramFiles.Tools} nor in a folder of PATH.";

    private static Finding Missing(bool needed, string cause) =>
        new(needed ? Mark.Bad : Mark.Doubtful, Problem.NoFfmpeg.About(), cause, FfmpegInstallation.Advice);
}
