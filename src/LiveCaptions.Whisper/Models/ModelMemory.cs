namespace LiveCaptions.Whisper.Models;

/// <summary>Bytes that a model and its streams take, from its file's sizes.</summary>
/// <param name="Weights">The file.</param>
/// <param name="Width">Numbers in a frame of the encoder and of the decoder.</param>
/// <param name="EncoderLayers">Layers of the encoder.</param>
/// <param name="DecoderLayers">Layers of the decoder.</param>
/// <param name="Vocabulary">Tokens.</param>
internal readonly record struct ModelMemory(long Weights, int Width, int EncoderLayers, int DecoderLayers, int Vocabulary)
{
    private const int Half = 2,
        Single = 4,
        HeadWidth = 64,
        SoundFrames = 1536, // 1,500, and room to a round number
        TextPositions = 512;

    /// <summary>For the process beside all models.</summary>
    private const long Spare = 24L << 20;

    /// <summary>One stream: keys and values of encoder and decoder, and the buffers in which a full window is computed.</summary>
    public long Stream => Kept + Computed + Spare;

    /// <summary>The model with the silence that all streams share, without a stream; the tokens' vectors are there twice.</summary>
    public long Model =>
        Weights + (long)Vocabulary * Width * 34 / 32 + Both(EncoderLayers, SoundFrames) + Both(DecoderLayers, SoundFrames) + Spare;

    private long Kept =>
        Both(EncoderLayers, SoundFrames) + Both(DecoderLayers, SoundFrames) + Both(DecoderLayers, TextPositions) + Both(1, SoundFrames);

    // Attention scores of all heads over all frames, a few layers' frames, and the logits of a batch.
    private long Computed =>
        (long)Width / HeadWidth * SoundFrames * SoundFrames * Single
        + (long)SoundFrames * Width * Single * 12
        + (long)Vocabulary * TextPositions * Single;

    private long Both(int layers, int places) => 2L * layers * places * Width * Half;
}
