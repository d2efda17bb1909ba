namespace LiveCaptions.Audio.Files;

/// <summary>Reads a whole file into memory, for measurements that need its length beforehand.</summary>
internal static class SoundFile
{
    /// <summary>Reads all of its sound, 16 kHz, mono.</summary>
    /// <exception cref="SourceException">The file holds no sound that can be decoded.</exception>
    public static async Task<float[]> ReadAsync(string path, CancellationToken stop, ISoundDecoder? decoder = null)
    {
        var sound = new List<float>();
        await foreach (var block in (decoder ?? new WavDecoder(new FfmpegDecoder())).DecodeAsync(path, stop))
            sound.AddRange(block.Span);
        return [.. sound];
    }
}
