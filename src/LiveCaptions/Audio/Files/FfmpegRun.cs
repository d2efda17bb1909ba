using System.ComponentModel;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using CliWrap;

namespace LiveCaptions.Audio.Files;

/// <summary>Explains why ffmpeg gave no sound, or no more of it.</summary>
/// <param name="errors">What it wrote to standard error.</param>
/// <param name="begun">Whether sound came before.</param>
internal delegate SourceException ExplainFfmpeg(string errors, bool begun);

/// <summary>One run of ffmpeg as a child process, whose output is read as samples.</summary>
/// <remarks>The process is never more than a pipe's capacity ahead of its reader, and ends when the reader stops.</remarks>
internal static class FfmpegRun
{
    private const int BlockSamples = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs the command to its end, and returns its sound in blocks that are valid until the next one is requested.</summary>
    /// <exception cref="DecoderDiedException">A signal ended the process.</exception>
    /// <exception cref="SourceException">There is no sound, or no more of it.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(
        Command command,
        ISampleReader reader,
        ExplainFfmpeg explain,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        using var graceful = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var forceful = new CancellationTokenSource();
        using var impatience = graceful.Token.Register(() => forceful.CancelAfter(Patience));
        var pipe = new Pipe();
        var running = FillAsync(pipe.Writer, command, explain, forceful.Token, graceful.Token);
        try
        {
            var block = new float[BlockSamples];
            var sound = pipe.Reader.AsStream();
            while (await reader.ReadAsync(sound, block, stop) is > 0 and var count)
                yield return block.AsMemory(0, count);
        }
        finally
        {
            await graceful.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await running;
        }
    }

    /// <summary>Runs ffmpeg to its end; an error is passed to the reader of the pipe.</summary>
    private static async Task FillAsync(
        PipeWriter writer,
        Command command,
        ExplainFfmpeg explain,
        CancellationToken forceful,
        CancellationToken graceful
    )
    {
        var errors = new BoundedText(4096);
        Exception? failure = null;
        try
        {
            var output = new CountingStream(writer.AsStream(leaveOpen: true));
            // A process that reads its sound from us ends with that input.
            var bound = command.StandardInputPipe == PipeSource.Null ? command.EndsWithUs(graceful) : command;
            var result = await bound
                .WithStandardOutputPipe(PipeTarget.ToStream(output))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(errors.Add))
                .WithValidation(CommandResultValidation.None)
                .RunAsync(forceful, graceful);
            var begun = output.Count > FfmpegSound.HeaderBytes;
            if (DecoderDiedException.SignalOf(result.ExitCode) is { } signal)
                failure = new DecoderDiedException(signal);
            else if (result.ExitCode != 0 || !begun)
                failure = explain(errors.ToString(), begun);
        }
        catch (Win32Exception e)
        {
            failure = new SourceException(FfmpegInstallation.NotFound(command.TargetFilePath, FfmpegPrograms.Chosen), e);
        }
        catch (Exception e)
        {
            failure = e;
        }
        await writer.CompleteAsync(failure);
    }
}
