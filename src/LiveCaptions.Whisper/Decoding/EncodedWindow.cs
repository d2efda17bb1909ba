namespace LiveCaptions.Whisper.Decoding;

/// <summary>The window of sound in the encoder; a frame with enough sound to its right is not computed again.</summary>
/// <param name="decoder">Encodes.</param>
/// <param name="framesToTheRight">Frames that are enough.</param>
internal sealed class EncodedWindow(ISpeechDecoder decoder, int framesToTheRight)
{
    private int frozen; // frames at the window's start that keep what they gave

    /// <summary>The window's first sample, as a position in the stream; -1: none is encoded.</summary>
    public long Start { get; private set; } = -1;

    public int Samples { get; private set; }

    public TimeStretch Stretch { get; private set; }

    public long End => Start + Samples;

    /// <summary>Encodes the sound of a window.</summary>
    /// <param name="sound">Samples from the window's start to now.</param>
    /// <param name="start">The window's first sample, as a position in the stream.</param>
    /// <param name="stretch">How slowly the model is to hear it; another stretch makes another window.</param>
    /// <returns>True if it is another window than before.</returns>
    public bool Encode(ReadOnlySpan<float> sound, long start, TimeStretch stretch)
    {
        var fresh = start != Start || stretch != Stretch;
        if (fresh)
            frozen = 0;
        var frameSamples = decoder.FrameSamples(stretch);
        var frames = (sound.Length + frameSamples - 1) / frameSamples;
        Start = -1; // if the encoder fails, the next decode begins a new window
        decoder.Encode(sound, same: fresh ? 0 : Samples, from: Math.Min(frozen, frames - 1), stretch);
        frozen = Math.Max(frozen, Math.Min(frames - framesToTheRight, frames));
        (Start, Samples, Stretch) = (start, sound.Length, stretch);
        return fresh;
    }
}
