namespace LiveCaptions.Tracks;

/// <summary>Hears what a track hears, before anything is silenced.</summary>
/// <remarks>Threading: called in the track's turns, so it must neither wait nor throw.</remarks>
internal interface ISoundTap
{
    /// <param name="sound">16 kHz, mono.</param>
    void Hear(ReadOnlySpan<float> sound);
}
