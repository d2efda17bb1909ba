namespace LiveCaptions.Audio;

/// <summary>A whole sound file in memory, for work that is not live.</summary>
internal static class SoundFile
{
    /// <summary>16 kHz mono samples.</summary>
    /// <exception cref="SourceException">It cannot be read, or holds no sound.</exception>
    public static async Task<float[]> ReadAsync(string path, CancellationToken stop)
    {
        var all = new List<float>();
        await FfmpegDecoder.DecodeAsync(path, (samples, _) =>
        {
            all.AddRange(samples.Span);
            return ValueTask.CompletedTask;
        }, stop);
        return [.. all];
    }
}
