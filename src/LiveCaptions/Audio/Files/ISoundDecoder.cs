namespace LiveCaptions.Audio.Files;

/// <summary>Turns a file into 16 kHz mono float samples.</summary>
internal interface ISoundDecoder
{
    /// <summary>The file's sound in order, in blocks that stay valid until the next is asked for.</summary>
    /// <exception cref="SourceException">The file holds no sound that can be had.</exception>
    IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(string path, CancellationToken stop);

    /// <summary>Seconds of sound in the file; null if that is not known beforehand.</summary>
    Task<double?> LengthAsync(string path, CancellationToken stop);
}
