using System.ComponentModel;
using CliWrap;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Audio;

/// <summary>Reads the sound that a process writes, in blocks that are valid until the next one is requested.</summary>
internal delegate IAsyncEnumerable<ReadOnlyMemory<float>> ReadSound(Stream output, CancellationToken stop);

/// <summary>The outcome of a child process that wrote samples to its standard output.</summary>
/// <param name="ExitCode">The exit code; 0 does not mean that the sound was complete.</param>
/// <param name="ErrorOutput">The first lines that it wrote to standard error.</param>
/// <param name="Samples">The number of samples that it wrote.</param>
internal sealed record SoundProcess(int ExitCode, string ErrorOutput, long Samples)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether the sound came faster than real time until its end, as that of a recording does.</summary>
    public bool IsRecording { get; init; }

    /// <summary>The last line that it wrote to standard error, as part of a sentence.</summary>
    public string LastLine => BoundedText.LastLine(ErrorOutput).TrimEnd('.');

    /// <summary>Runs a command until it ends or is stopped.</summary>
    /// <param name="command">The command to run.</param>
    /// <param name="read">Reads the sound that it writes.</param>
    /// <param name="writer">Receives the samples.</param>
    /// <param name="stop">Asks the process to end, and kills it 3 s later: one that waits for the network may ignore the signal.</param>
    /// <param name="input">Lines for its standard input.</param>
    /// <exception cref="SourceException">The program does not exist, or what it writes is no sound.</exception>
    public static async Task<SoundProcess> RunAsync(
        Command command,
        ReadSound read,
        SourceWriter writer,
        CancellationToken stop,
        string input = ""
    )
    {
        using var forceful = new CancellationTokenSource();
        using var impatience = stop.Register(() => forceful.CancelAfter(Patience));
        var errors = new BoundedText(4096);
        var sound = new PacedSound(writer, read, forceful);
        try
        {
            var result = await command
                .EndsWithUs(stop, input)
                .WithStandardOutputPipe(PipeTarget.Create(sound.CopyAsync))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(errors.Add))
                .WithValidation(CommandResultValidation.None)
                .RunAsync(forceful.Token, stop);
            stop.ThrowIfCancellationRequested();
            return sound.Fault is null
                ? new(result.ExitCode, errors.ToString(), sound.Samples) { IsRecording = sound.IsRecording }
                : throw sound.Fault;
        }
        catch (Win32Exception e)
        {
            throw new SourceException(
                command.TargetFilePath == FfmpegPrograms.Ffmpeg
                    ? FfmpegInstallation.NotFound(command.TargetFilePath, FfmpegPrograms.Chosen)
                    : $"{command.TargetFilePath} was not found. Install it, or name it with its full path.",
                e
            );
        }
        catch (OperationCanceledException) when (sound.Fault is not null)
        {
            throw sound.Fault;
        }
    }
}
