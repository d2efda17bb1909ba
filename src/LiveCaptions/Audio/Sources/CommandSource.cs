namespace LiveCaptions.Audio.Sources;

/// <summary>A command line that writes raw 16 kHz mono samples to its standard output.</summary>
internal sealed class CommandSource(string command, SampleFormat format) : ILiveSource
{
    public string Description { get; } = $"the command {ShellCommand.NameOf(command)}";

    public bool MayBeSilent => false;

    public TimeSpan? FirstData => TimeSpan.FromSeconds(15);

    public TimeSpan? NoData => TimeSpan.FromSeconds(5);

    public async Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        var sound = await SoundProcess.RunAsync(ShellCommand.Of(command), format, writer, stop);
        throw new SourceException(
            sound.Samples > 0
                ? $"It ended with code {sound.ExitCode}."
                : $"It ended with code {sound.ExitCode} without any sound; run it by hand to see why."
        );
    }
}
