using System.ComponentModel;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using CliWrap;

namespace LiveCaptions.Audio.Files;

/// <summary>Reads any file that ffmpeg can read, through a child process.</summary>
/// <remarks>The process is never more than a pipe's length ahead of its reader; it ends when the reader stops.</remarks>
internal sealed class FfmpegDecoder(string program = "ffmpeg") : ISoundDecoder
{
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
        var said = new BoundedText(256);
        try
        {
            await Cli.Wrap("ffprobe")
                .WithArguments(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", "file:" + Path.GetFullPath(path)])
                .WithStandardOutputPipe(PipeTarget.ToDelegate(said.Add))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(stop);
        }
        catch (Win32Exception)
        {
            return null;
        }
        return double.TryParse(said.ToString(), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;
    }

    /// <summary>Runs ffmpeg to its end; whatever goes wrong is handed to the reader of the pipe.</summary>
    private async Task FillAsync(PipeWriter writer, string path, CancellationToken forceful, CancellationToken graceful)
    {
        var said = new BoundedText(4096);
        Exception? trouble = null;
        try
        {
            var output = new CountingStream(writer.AsStream(leaveOpen: true));
            var result = await Cli.Wrap(program)
                .WithArguments([
                    "-nostdin",
                    "-v",
                    "error",
                    "-i",
                    "file:" + Path.GetFullPath(path),
                    "-vn",
                    "-ac",
                    "1",
                    "-ar",
                    "16000",
                    "-f",
                    "f32le",
                    "-",
                ])
                .WithStandardOutputPipe(PipeTarget.ToStream(output))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(said.Add))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(forceful, graceful);
            if (result.ExitCode != 0 || output.Count == 0)
                trouble = FfmpegTrouble.Explain(path, said.ToString(), output.Count);
        }
        catch (Win32Exception e)
        {
            trouble = new SourceException($"ffmpeg was not found, so {path} cannot be read. Install it: sudo apt-get install ffmpeg", e);
        }
        catch (Exception e)
        {
            trouble = e;
        }
        await writer.CompleteAsync(trouble);
    }
}
