using System.Runtime.CompilerServices;

namespace LiveCaptions.Audio.Files;

/// <summary>
/// Reads whole WAV files of integers and floats, such as the bundled clips, without another program; all other files are for the decoder
/// behind it.
/// </summary>
internal sealed class WavDecoder(ISoundDecoder others) : ISoundDecoder
{
    public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(SoundRequest sound, [EnumeratorCancellation] CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(sound.Path, stop);
        await using var file = Open(sound.Path, out var header);
        if (file is null || sound.AudioTrack > 1 || sound.Channel > header.Format!.Channels)
        {
            await foreach (var block in others.DecodeAsync(sound, stop))
                yield return block;
            yield break;
        }
        var reader = new WavSound(header.Format, FramesOf(header), sound.Channel);
        var told = false;
        await using var blocks = reader.ReadAsync(file, stop).GetAsyncEnumerator(stop);
        while (await NextAsync(blocks, sound.Path))
        {
            if (!told && reader.Cancels)
            {
                sound.Notice(SoundAdvice.Cancelled);
                told = true;
            }
            yield return blocks.Current;
        }
    }

    public async Task<double?> LengthAsync(string path, CancellationToken stop)
    {
        await SoundFileCheck.RequireAsync(path, stop);
        await using var file = Open(path, out var header);
        return file is null ? await others.LengthAsync(path, stop) : FramesOf(header) / (double)header.Format!.Rate;
    }

    private static long FramesOf(WavHeader header) => header.PromisedBytes / header.Format!.FrameBytes;

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
    private static FileStream? Open(string path, out WavHeader header)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 15, useAsync: true);
        header = WavHeader.Read(file) ?? default;
        if (header is { Format: { } format, IsWhole: true } && header.PromisedBytes >= format.FrameBytes)
            return file;
        file.Dispose();
        return null;
    }
}
