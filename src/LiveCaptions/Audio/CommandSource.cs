using CliWrap;

namespace LiveCaptions.Audio;

/// <summary>Any command that writes raw 16 kHz mono samples to its output.</summary>
internal sealed class CommandSource(string command, SampleFormat format) : ILiveSource
{
    /// <summary>The program only: its arguments may hold what is nobody's business.</summary>
    public string Description => $"the command {command.Trim().Split(' ')[0]}";

    public bool MayBeSilent => false;

    public TimeSpan? FirstData => TimeSpan.FromSeconds(15);

    public TimeSpan? NoData => TimeSpan.FromSeconds(5);

    public async Task RunAsync(Intake intake, CancellationToken stop)
    {
        var shell = OperatingSystem.IsWindows() ? Cli.Wrap("cmd").WithArguments(["/c", command]) : Cli.Wrap("/bin/sh").WithArguments(["-c", $"exec {command}"]);
        var sound = await ChildSound.RunAsync(shell, format, intake, stop).ConfigureAwait(false);
        throw new SourceException(sound.Samples > 0
            ? $"It ended with code {sound.ExitCode}."
            : $"It ended with code {sound.ExitCode} and gave no sound; run it by hand to see why.");
    }
}
