namespace LiveCaptions.Audio.Files;

/// <summary>A whole file as samples in memory: for measuring, where the length must be known beforehand.</summary>
internal static class SoundFile
{
    /// <summary>All of its sound, 16 kHz, mono.</summary>
    /// <exception cref="SourceException">The file holds no sound that can be had.</exception>
    public static async Task<float[]> ReadAsync(string path, CancellationToken stop, ISoundDecoder? decoder = null)
    {
        var sound = new List<float>();
        await foreach (var block in (decoder ?? new FfmpegDecoder()).DecodeAsync(path, stop))
            sound.AddRange(block.Span);
        return [.. sound];
    }
}
