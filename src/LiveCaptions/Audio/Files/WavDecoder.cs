using System.Runtime.CompilerServices;

namespace LiveCaptions.Audio.Files;

/// <summary>
/// Reads WAV files whose samples are as the recogniser takes them, such as the bundled clips, without another program; all other files are
/// for the decoder behind it.
/// </summary>
internal sealed class WavDecoder(ISoundDecoder others) : ISoundDecoder
{
    public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(SoundRequest sound, [EnumeratorCancellation] CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(sound.Path, stop);
        await using var file = sound is { AudioTrack: null or 1, Channel: null or 1 } ? Open(sound.Path, out var left) : Nothing(out left);
        if (file is null)
        {
            await foreach (var block in others.DecodeAsync(sound, stop))
                yield return block;
            yield break;
        }
        await using var blocks = SampleReaders.Of(SampleFormat.S16le).BlocksAsync(file, stop).GetAsyncEnumerator(stop);
        // Other chunks, such as a title, may follow the samples.
        for (; left > 0 && await NextAsync(blocks, sound.Path); left -= blocks.Current.Length)
            yield return blocks.Current[..(int)Math.Min(left, blocks.Current.Length)];
    }

    public async Task<double?> LengthAsync(string path, CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(path, stop);
        await using var file = Open(path, out var samples);
        return file is null ? await others.LengthAsync(path, stop) : samples / (double)Whisper.AudioTime.SampleRate;
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ReadOnlyMemory<float>> blocks, string path)
    {
        try
        {
            return await blocks.MoveNextAsync();
        }
        catch (IOException e)
        {
            throw new SourceException(
                $"{path} cannot be read to its end: {e.Message.TrimEnd('.')}. What follows is not captioned. Is its drive or network share there?",
                e
            );
        }
    }

    /// <summary>Opens a file at its samples; null: it is for the decoder behind.</summary>
    private static FileStream? Open(string path, out long samples)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 15, useAsync: true);
        if (WavHeader.Read(file) is { IsPlain: true, IsWhole: true } header)
        {
            samples = header.PromisedBytes / sizeof(short);
            return file;
        }
        file.Dispose();
        return Nothing(out samples);
    }

    private static FileStream? Nothing(out long samples)
    {
        samples = 0;
        return null;
    }
}
