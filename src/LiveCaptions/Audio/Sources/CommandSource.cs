using LiveCaptions.Audio.Piped;

namespace LiveCaptions.Audio.Sources;

/// <summary>A command line that writes samples, or a sound file of any format, to its standard output.</summary>
internal sealed class CommandSource(string command, PipedFormat format) : ILiveSource
{
    private volatile PipedSound? sound;

    public string Description { get; } = $"the command {ShellCommand.NameOf(command)}";

    public bool MayBeSilent => false;

    public TimeSpan? FirstData => TimeSpan.FromSeconds(15);

    public TimeSpan? NoData => TimeSpan.FromSeconds(5);

    public string? Notice => sound?.Cancels == true ? SoundAdvice.Cancelled : null;

    public async Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        var piped = sound = new PipedSound("The command", format);
        var ended = await SoundProcess.RunAsync(ShellCommand.Of(command), piped.ReadAsync, writer, stop);
        throw new SourceException(
            ended.Samples > 0
                ? $"It ended with code {ended.ExitCode}."
                : $"It ended with code {ended.ExitCode} without any sound; run it by hand to see why."
        );
    }
}
