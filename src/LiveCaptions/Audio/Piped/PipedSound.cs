using System.Globalization;
using System.Runtime.CompilerServices;
using CliWrap;
using LiveCaptions.Audio.Files;

namespace LiveCaptions.Audio.Piped;

/// <summary>What is known of the sound of a pipe, and the part of it that is captioned.</summary>
/// <param name="Format">The format of samples without a header.</param>
internal sealed record PipedFormat(SampleFormat Format)
{
    /// <summary>The channel of sound with a header, counted from 1; null for all that carry sound.</summary>
    public int? Channel { get; init; }

    /// <summary>The audio track of sound with a header, counted from 1; null for the first.</summary>
    public int? AudioTrack { get; init; }
}

/// <summary>Reads the sound of a pipe: samples, or any sound or video file, told by its first bytes.</summary>
/// <param name="origin">The pipe, as the subject of a sentence.</param>
/// <remarks>Threading: one reader; the properties may be read from any thread.</remarks>
internal sealed class PipedSound(string origin, PipedFormat wanted, string? program = null)
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(1);

    private volatile string name = $"{wanted.Format.ToString().ToLowerInvariant()}, 16 kHz, mono";
    private volatile bool cancels;

    /// <summary>The format of the sound, as part of a description.</summary>
    public string Name => name;

    /// <summary>Whether two channels would cancel each other, so that only one of them is read.</summary>
    public bool Cancels => cancels;

    /// <summary>Reads all sound, in blocks that are valid until the next one is requested.</summary>
    /// <exception cref="SourceException">It is no sound that can be read; the message says what came, and what to do.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken stop)
    {
        var head = new byte[SoundSignature.Length];
        head = head[..await input.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop)];
        var signature = SoundSignature.Of(head);
        if (signature.Kind == PipedKind.NotSound)
            throw new SourceException($"{origin} delivers {signature.Name} and no sound, so nothing can be captioned. {Remedy}");
        var sound = signature.Kind == PipedKind.Container ? DecodeAsync(signature, head, input, stop) : SamplesAsync(head, input, stop);
        await foreach (var block in sound)
            yield return block;
    }

    private string Remedy =>
        $"Pipe a sound file into it, or samples: ffmpeg -i INPUT -ac 1 -ar 16000 -f {wanted.Format.ToString().ToLowerInvariant()} -";

    private async IAsyncEnumerable<ReadOnlyMemory<float>> SamplesAsync(
        byte[] head,
        Stream input,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var check = new RawSoundCheck(wanted.Format);
        string? fault = null;
        var bytes = new PipeHead(head, input) { Watch = more => fault ??= check.Add(more.Span) };
        await foreach (var block in SampleReaders.Of(wanted.Format).BlocksAsync(bytes, stop))
        {
            Require(fault);
            yield return block;
        }
        Require(check.Finish());
    }

    private void Require(string? fault)
    {
        if (fault is not null)
            throw new SourceException(
                $"{origin} delivers {fault}, where samples as {wanted.Format.ToString().ToLowerInvariant()}, 16 kHz, mono, were expected, so nothing can be captioned. {Remedy}"
            );
    }

    private async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(
        SoundSignature signature,
        byte[] head,
        Stream input,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        name = signature.Name;
        var reader = SampleReaders.Of(SampleFormat.Wav, wanted.Channel);
        var command = Cli.Wrap(program ?? FfmpegPrograms.Ffmpeg)
            .WithArguments(Arguments(signature))
            .WithStandardInputPipe(PipeSource.FromStream(new PipeHead(head, input)));
        await using var blocks = FfmpegRun.ReadAsync(command, reader, Explain, stop).GetAsyncEnumerator(stop);
        while (await MoveAsync(blocks))
        {
            cancels = reader.Cancels;
            yield return blocks.Current;
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<ReadOnlyMemory<float>> blocks)
    {
        try
        {
            return await blocks.MoveNextAsync();
        }
        catch (DecoderDiedException e)
        {
            // What the process had read from the pipe is gone with it.
            throw new SourceException(
                $"ffmpeg was ended by signal {e.Signal} while it decoded {name} from a pipe, which cannot be read again, so captions end here. The sound is not at fault: see what ended it, and start again.",
                e
            );
        }
    }

    private string[] Arguments(SoundSignature signature)
    {
        var track = string.Create(CultureInfo.InvariantCulture, $"0:a:{(wanted.AudioTrack ?? 1) - 1}");
        // Programs that write a WAV to a pipe do not know its length; some write one that ends too early.
        string[] format = signature.Name == "WAV" ? ["-f", "wav", "-ignore_length", "1"] : [];
        return
        [
            "-v",
            "error",
            "-analyzeduration",
            "500000",
            .. format,
            "-i",
            "pipe:0",
            "-map",
            track,
            .. FfmpegSound.TimedOutput(0, LongestGap),
            "-flush_packets",
            "1",
            "pipe:1",
        ];
    }

    private SourceException Explain(string errors, bool begun)
    {
        var last = BoundedText.LastLine(errors).TrimEnd('.');
        if (begun)
            return new($"{origin} was damaged or cut off in the middle ({last}); what came before is captioned.");
        if (errors.Contains("matches no streams", StringComparison.Ordinal))
            return new(
                wanted.AudioTrack > 1
                    ? $"{origin} has no audio track {wanted.AudioTrack}, so nothing can be captioned. Set AudioTrack to one that it has."
                    : $"{origin} delivers {name} without any sound, so nothing can be captioned. {Remedy}"
            );
        if (errors.Contains("partial file", StringComparison.Ordinal) || errors.Contains("moov atom", StringComparison.Ordinal))
            return new(
                $"{origin} delivers a file ({name}) whose index is at its end, so it cannot be decoded from a pipe. Name the file itself as the source, or move the index: ffmpeg -i INPUT -c copy -movflags +faststart OUTPUT.mp4"
            );
        return new($"{origin} delivers {name} that cannot be decoded, so nothing can be captioned: {last}. {Remedy}");
    }
}
