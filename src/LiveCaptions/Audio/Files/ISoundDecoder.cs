namespace LiveCaptions.Audio.Files;

/// <summary>Decodes a file into 16 kHz mono samples.</summary>
internal interface ISoundDecoder
{
    /// <summary>
    /// Decodes the file's sound in order, in blocks that are valid until the next one is requested. A sample's position is its time in a
    /// player: holes in the sound, and a start after the picture, are silence.
    /// </summary>
    /// <exception cref="SourceException">The file holds no sound that can be decoded.</exception>
    IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(SoundRequest sound, CancellationToken stop);

    /// <summary>Returns the file's length in seconds; null if it is not known beforehand.</summary>
    Task<double?> LengthAsync(string path, CancellationToken stop);
}
