using System.ComponentModel;
using CliWrap;

namespace LiveCaptions.Audio;

/// <summary>Ends a process and all processes that it has started.</summary>
/// <param name="process">The id of the process.</param>
/// <param name="forceful">Whether to kill them at once rather than ask them to end.</param>
internal delegate void EndProcessGroup(int process, bool forceful);

/// <summary>Reads the sound that a process writes, in blocks that are valid until the next one is requested.</summary>
internal delegate IAsyncEnumerable<ReadOnlyMemory<float>> ReadSound(Stream output, CancellationToken stop);

/// <summary>The outcome of a child process that wrote samples to its standard output.</summary>
/// <param name="ExitCode">The exit code; 0 does not mean that the sound was complete.</param>
/// <param name="ErrorOutput">The first lines that it wrote to standard error.</param>
/// <param name="Samples">The number of samples that it wrote.</param>
internal sealed record SoundProcess(int ExitCode, string ErrorOutput, long Samples)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The last line that it wrote to standard error, as part of a sentence.</summary>
    public string LastLine => BoundedText.LastLine(ErrorOutput).TrimEnd('.');

    /// <summary>Runs a command until it ends or is stopped.</summary>
    /// <param name="command">The command to run.</param>
    /// <param name="read">Reads the sound that it writes.</param>
    /// <param name="writer">Receives the samples.</param>
    /// <param name="stop">Asks the process to end, and kills it 2 s later: one that waits for the network may ignore the signal.</param>
    /// <param name="group">Ends the whole group of processes, where ending the process alone is not enough.</param>
    /// <exception cref="SourceException">The program does not exist, or what it writes is no sound.</exception>
    public static async Task<SoundProcess> RunAsync(
        Command command,
        ReadSound read,
        SourceWriter writer,
        CancellationToken stop,
        EndProcessGroup? group = null
    )
    {
        using var forceful = new CancellationTokenSource();
        using var impatience = stop.Register(() => forceful.CancelAfter(Patience));
        var errors = new BoundedText(4096);
        var copying = new Copying(read, writer, forceful);
        try
        {
            var running = command
                .WithStandardOutputPipe(PipeTarget.Create(copying.RunAsync))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(errors.Add))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(forceful.Token, group is null ? stop : CancellationToken.None);
            using var ending = stop.Register(() => group?.Invoke(running.ProcessId, forceful: false));
            // The registration made last is called first: the children must be killed while their parent still exists.
            using var killing = forceful.Token.Register(() => group?.Invoke(running.ProcessId, forceful: true));
            var result = await running;
            stop.ThrowIfCancellationRequested();
            return copying.Fault is null ? new(result.ExitCode, errors.ToString(), copying.Samples) : throw copying.Fault;
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"{command.TargetFilePath} was not found. Install it, or name it with its full path.", e);
        }
        catch (OperationCanceledException) when (copying.Fault is not null)
        {
            throw copying.Fault;
        }
    }

    /// <summary>Hands what the process writes to the writer.</summary>
    private sealed class Copying(ReadSound read, SourceWriter writer, CancellationTokenSource forceful)
    {
        public long Samples { get; private set; }

        public SourceException? Fault { get; private set; }

        public async Task RunAsync(Stream output, CancellationToken gone)
        {
            try
            {
                await foreach (var block in read(output, gone))
                {
                    writer.Write(block.Span);
                    Samples += block.Length;
                }
            }
            catch (SourceException e)
            {
                // Nothing reads the output any more, so the process would wait for ever.
                Fault = e;
                await forceful.CancelAsync();
            }
        }
    }
}
