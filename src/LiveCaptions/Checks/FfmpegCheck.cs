using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using LiveCaptions.Audio.Files;
using LiveCaptions.Health;

namespace LiveCaptions.Checks;

/// <summary>Whether files and streams can be decoded.</summary>
internal static class FfmpegCheck
{
    /// <param name="needed">A track plays a file or a stream.</param>
    public static async Task<IReadOnlyList<Finding>> LookAsync(bool needed, CancellationToken stop)
    {
        try
        {
            var answer = await Cli.Wrap("ffmpeg")
                .WithArguments("-version")
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(stop);
            var words = answer.StandardOutput.Split(' ', 4);
            if (answer.ExitCode == 0 && words is ["ffmpeg", "version", var version, ..])
                return [new(Mark.Good, $"ffmpeg {version} decodes files and streams.")];
            return [Missing(needed, "The program of this name does not answer as ffmpeg does.")];
        }
        catch (Win32Exception e)
        {
            return [Missing(needed, e.Message)];
        }
    }

    private static Finding Missing(bool needed, string cause) =>
        new(needed ? Mark.Bad : Mark.Doubtful, Problem.NoFfmpeg.About(), cause, FfmpegInstallation.Advice);
}
