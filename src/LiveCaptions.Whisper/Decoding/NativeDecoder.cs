using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>One stream's encoder and decoder in whisper.cpp; it owns its buffers, so that a step allocates nothing.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed unsafe class NativeDecoder : IOwnedDecoder
{
    /// <summary>Frames of silence that each silent key of the encoder and the decoder stands for.</summary>
    private const int FramesPerSilentKey = 8;

    private readonly SpeechStateHandle handle;
    private readonly int vocabulary,
        stride;
    private readonly float[] attention,
        logits;
    private int firstRow,
        frames;

    /// <param name="model">The weights.</param>
    /// <param name="layout">The model's sizes.</param>
    /// <param name="threads">Threads that a step may use.</param>
    /// <param name="texts">Texts that can be read side by side.</param>
    public NativeDecoder(ModelHandle model, ModelLayout layout, int threads, int texts = 1)
    {
        handle = SpeechStateHandle.Open(model, threads, FramesPerSilentKey, texts);
        MaxTexts = texts;
        (vocabulary, stride) = (layout.Vocabulary, layout.AudioContext);
        attention = new float[layout.TextContext * stride];
        logits = new float[ISpeechDecoder.MaxRows * vocabulary];
    }

    public int MaxTexts { get; }

    public int Threads
    {
        set => Lcw.Check(Lcw.lcw_stream_threads(handle, value));
    }

    public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch)
    {
        frames = Math.Min(stride, stretch.FramesCovering(window.Length));
        fixed (float* samples = window)
            Lcw.Check(Lcw.lcw_stream_window(handle, samples, window.Length, same, stretch.Hop));
        var padded = Math.Min(stride, (frames + 15) / 16 * 16); // ggml's fast matrix product needs multiples of 16
        Lcw.Check(Lcw.lcw_stream_encode(handle, from, padded));
    }

    public void Read(ReadOnlySpan<int> tokens, int past, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, ISpeechDecoder.MaxRows);
        firstRow = past + tokens.Length - rows;
        fixed (int* t = tokens)
        fixed (float* l = logits)
        fixed (float* a = &attention[past * stride])
            Lcw.Check(Lcw.lcw_stream_decode(handle, t, tokens.Length, past, rows, l, a, frames, stride));
    }

    public void Branch(ReadOnlySpan<int> sources)
    {
        fixed (int* from = sources)
            Lcw.Check(Lcw.lcw_stream_branch(handle, from, sources.Length));
    }

    public void Extend(ReadOnlySpan<int> tokens, int position)
    {
        fixed (int* t = tokens)
        fixed (float* l = logits)
            Lcw.Check(Lcw.lcw_stream_extend(handle, t, tokens.Length, position, l));
    }

    public Span<float> LogitsOf(int text, int position) => logits.AsSpan(text * vocabulary, vocabulary);

    public Span<float> Logits(int position) => logits.AsSpan((position - firstRow) * vocabulary, vocabulary);

    public ReadOnlySpan<float> Attention(int position) => attention.AsSpan(position * stride, frames);

    public void Dispose() => handle.Dispose();
}
