using System.ComponentModel;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using CliWrap;

namespace LiveCaptions.Audio.Files;

/// <summary>Decodes any file that ffmpeg can read, in a child process.</summary>
/// <remarks>The process is never more than a pipe's capacity ahead of its reader, and ends when the reader stops.</remarks>
internal sealed class FfmpegDecoder(string program = "ffmpeg") : ISoundDecoder
{
    /// <summary>Arguments that make ffmpeg write 16 kHz mono floats of the sound alone.</summary>
    public static readonly string[] MonoFloats = ["-vn", "-ac", "1", "-ar", "16000", "-f", "f32le"];

    private const int BlockSamples = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        SoundFileCheck.Require(path);
        using var graceful = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var forceful = new CancellationTokenSource();
        using var impatience = graceful.Token.Register(() => forceful.CancelAfter(Patience));
        var pipe = new Pipe();
        var running = FillAsync(pipe.Writer, path, forceful.Token, graceful.Token);
        try
        {
            var bytes = new SampleBytes(SampleFormat.F32le);
            var block = new float[BlockSamples];
            var sound = pipe.Reader.AsStream();
            while (true)
            {
                var count = await bytes.ReadAsync(sound, block, stop);
                if (count == 0)
                    break;
                yield return block.AsMemory(0, count);
            }
        }
        finally
        {
            await graceful.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await running;
        }
    }

    public async Task<double?> LengthAsync(string path, CancellationToken stop)
    {
        var answer = new BoundedText(256);
        try
        {
            await Cli.Wrap("ffprobe")
                .WithArguments(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", "file:" + Path.GetFullPath(path)])
                .WithStandardOutputPipe(PipeTarget.ToDelegate(answer.Add))
                .WithValidation(CommandResultValidation.None)
                .EndsWithUs(stop)
                .ExecuteAsync(stop);
        }
        catch (Win32Exception)
        {
            return null;
        }
        return double.TryParse(answer.ToString(), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;
    }

    /// <summary>Runs ffmpeg to its end; an error is passed to the reader of the pipe.</summary>
    private async Task FillAsync(PipeWriter writer, string path, CancellationToken forceful, CancellationToken graceful)
    {
        var errors = new BoundedText(4096);
        Exception? failure = null;
        try
        {
            var output = new CountingStream(writer.AsStream(leaveOpen: true));
            var result = await Cli.Wrap(program)
                .WithArguments(["-nostdin", "-v", "error", "-i", "file:" + Path.GetFullPath(path), .. MonoFloats, "-"])
                .WithStandardOutputPipe(PipeTarget.ToStream(output))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(errors.Add))
                .WithValidation(CommandResultValidation.None)
                .EndsWithUs(graceful)
                .ExecuteAsync(forceful, graceful);
            if (result.ExitCode != 0 || output.Count == 0)
                failure = FfmpegError.Explain(path, errors.ToString(), output.Count);
        }
        catch (Win32Exception e)
        {
            failure = new SourceException($"ffmpeg was not found, so {path} cannot be read. Install it: sudo apt-get install ffmpeg", e);
        }
        catch (Exception e)
        {
            failure = e;
        }
        await writer.CompleteAsync(failure);
    }
}
