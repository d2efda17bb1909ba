using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using CliWrap;

namespace LiveCaptions.Audio.Files;

/// <summary>Decodes any file that ffmpeg can read, in a child process, which is started again at its position if it dies.</summary>
internal sealed class FfmpegDecoder(string? program = null) : ISoundDecoder
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(SoundRequest sound, [EnumeratorCancellation] CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(sound.Path, stop);
        var tracks = await SoundTracks.OfAsync(sound.Path, stop);
        var track = await TrackChoice.OfAsync(sound, tracks, number => Run(sound, tracks?.Start, number, NewReader(sound), stop), stop);
        ISampleReader? reader = null;
        var told = false;
        await foreach (
            var block in ResumedSound.ReadAsync(sound, () => Run(sound, tracks?.Start, track, reader = NewReader(sound), stop), stop)
        )
        {
            if (!told && reader?.Cancels == true)
            {
                sound.Notice(SoundAdvice.Cancelled);
                told = true;
            }
            yield return block;
        }
    }

    public async Task<double?> LengthAsync(string path, CancellationToken stop)
    {
        var answer = new BoundedText(256);
        try
        {
            await Cli.Wrap(FfmpegPrograms.Ffprobe)
                .WithArguments(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", "file:" + Path.GetFullPath(path)])
                .WithStandardOutputPipe(PipeTarget.ToDelegate(answer.Add))
                .WithValidation(CommandResultValidation.None)
                .EndsWithUs(stop)
                .RunAsync(stop, CancellationToken.None);
        }
        catch (Win32Exception)
        {
            return null;
        }
        return double.TryParse(answer.ToString(), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;
    }

    private static ISampleReader NewReader(SoundRequest sound) => SampleReaders.Of(SampleFormat.Wav, sound.Channel);

    private IAsyncEnumerable<ReadOnlyMemory<float>> Run(
        SoundRequest sound,
        double? start,
        int? track,
        ISampleReader reader,
        CancellationToken stop
    )
    {
        string[] map = track is { } number ? ["-map", string.Create(CultureInfo.InvariantCulture, $"0:a:{number - 1}")] : [];
        string[] input = ["-nostdin", "-v", "error", "-copyts", "-i", "file:" + Path.GetFullPath(sound.Path)];
        return FfmpegRun.ReadAsync(
            Cli.Wrap(program ?? FfmpegPrograms.Ffmpeg)
                .WithArguments([.. input, .. map, .. FfmpegSound.TimedOutput(start, LongestGap), "-"]),
            reader,
            (errors, begun) => FfmpegError.Explain(sound.Path, errors, begun),
            stop
        );
    }
}

/// <summary>Decoding of a whole file without further wishes.</summary>
internal static class SoundDecoding
{
    /// <summary>Decodes a file's sound.</summary>
    /// <exception cref="SourceException">The file holds no sound that can be decoded.</exception>
    public static IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(this ISoundDecoder decoder, string path, CancellationToken stop) =>
        decoder.DecodeAsync(new SoundRequest(path), stop);
}
