using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>Makes 16 kHz mono float samples of any file that ffmpeg reads.</summary>
/// <remarks>Its samples are taken as fast as the receiver takes them: the pipe between is the only buffer.</remarks>
internal static class FfmpegDecoder
{
    private const int Block = AudioTime.SampleRate / 5;

    /// <summary>Takes samples; the memory is used again after it returns.</summary>
    public delegate ValueTask Receiver(ReadOnlyMemory<float> samples, CancellationToken stop);

    /// <summary>Decodes a file to its end.</summary>
    /// <exception cref="SourceException">It cannot be read, or holds no sound.</exception>
    public static async Task DecodeAsync(string path, Receiver receive, CancellationToken stop)
    {
        SoundFileCheck.MustBeReadable(path);
        var complaints = new StringBuilder();
        var any = false;
        var command = Cli.Wrap("ffmpeg")
            .WithArguments(["-nostdin", "-v", "error", "-i", path, "-vn", "-sn", "-ac", "1", "-ar", "16000", "-f", "f32le", "-"])
            .WithStandardOutputPipe(PipeTarget.Create(async (pipe, gone) => any = await ReceiveAsync(pipe, receive, gone)))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => { if (complaints.Length < 4000) complaints.AppendLine(line); }));
        try
        {
            await command.ExecuteAsync(stop, stop);
        }
        catch (CommandExecutionException cause)
        {
            if (!any) throw new SourceException(SoundFileCheck.Explain(path, complaints.ToString()), cause);
        }
        catch (Win32Exception cause)
        {
            throw new SourceException($"ffmpeg was not found, so {path} cannot be read and nothing of it is captioned. Install it: sudo apt-get install ffmpeg", cause);
        }
        if (!any) throw new SourceException(SoundFileCheck.Explain(path, complaints.ToString()));
    }

    private static async Task<bool> ReceiveAsync(Stream pipe, Receiver receive, CancellationToken stop)
    {
        var bytes = new byte[Block * sizeof(float)];
        var samples = new float[Block];
        for (var any = false; ;)
        {
            var count = await pipe.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop) / sizeof(float);
            if (count == 0) return any;
            any = true;
            Sanitise(MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, count * sizeof(float))), samples);
            await receive(samples.AsMemory(0, count), stop);
        }
    }

    // A broken file may hold anything; what is not a number, or no sound, is silence.
    private static void Sanitise(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++) to[i] = Math.Abs(from[i]) <= 8 ? from[i] : 0;
    }
}
