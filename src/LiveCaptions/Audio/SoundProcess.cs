using System.ComponentModel;
using CliWrap;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Ends a process and all that it has started: politely, or at once.</summary>
/// <param name="process">The id of the process.</param>
/// <param name="forceful">At once.</param>
internal delegate void EndProcessGroup(int process, bool forceful);

/// <summary>A child process that writes samples to its output, and how it ended.</summary>
/// <param name="ExitCode">As the process gave it; 0 does not mean that the sound was over.</param>
/// <param name="ErrorOutput">What it wrote to its error output, or as much as was kept.</param>
/// <param name="Samples">How much sound it gave.</param>
internal sealed record SoundProcess(int ExitCode, string ErrorOutput, long Samples)
{
    private const int BlockSamples = AudioTime.SampleRate / 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The last thing it said.</summary>
    public string LastLine => ErrorOutput.Length == 0 ? "it gave no reason" : ErrorOutput[(ErrorOutput.LastIndexOf('\n') + 1)..].TrimEnd('.');

    /// <summary>Runs it to its end, or until <paramref name="stop"/>: politely first, since a process that waits for the network may need to be told twice.</summary>
    /// <param name="group">Ends the process and all that it has started, where ending the process alone is not enough.</param>
    /// <exception cref="SourceException">There is no such program.</exception>
    public static async Task<SoundProcess> RunAsync(
        Command command,
        SampleFormat format,
        SourceWriter writer,
        CancellationToken stop,
        EndProcessGroup? group = null
    )
    {
        using var forceful = new CancellationTokenSource();
        using var impatience = stop.Register(() => forceful.CancelAfter(Patience));
        var said = new BoundedText(4096);
        long samples = 0;
        try
        {
            var running = command
                .WithStandardOutputPipe(
                    PipeTarget.Create(async (output, gone) => samples = await ListenAsync(output, format, writer, gone))
                )
                .WithStandardErrorPipe(PipeTarget.ToDelegate(said.Add))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(forceful.Token, group is null ? stop : CancellationToken.None);
            using var ending = stop.Register(() => group?.Invoke(running.ProcessId, forceful: false));
            // The last to be registered is called first: while the process is still there, so are its children.
            using var killing = forceful.Token.Register(() => group?.Invoke(running.ProcessId, forceful: true));
            var result = await running;
            stop.ThrowIfCancellationRequested();
            return new(result.ExitCode, said.ToString(), samples);
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"{command.TargetFilePath} was not found. Install it, or name it with its whole path.", e);
        }
    }

    private static async Task<long> ListenAsync(Stream output, SampleFormat format, SourceWriter writer, CancellationToken gone)
    {
        var bytes = new SampleBytes(format);
        var block = new float[BlockSamples];
        long samples = 0;
        while (await bytes.ReadAsync(output, block, gone) is > 0 and var count)
        {
            writer.Write(block.AsSpan(0, count));
            samples += count;
        }
        return samples;
    }
}
