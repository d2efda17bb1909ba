using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>One stream's encoder and decoder of Moonshine; it owns its buffers, so that a step allocates nothing.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed unsafe class MoonshineDecoder : IOwnedDecoder
{
    /// <summary>Less sound than this has no frame; silence is put behind it.</summary>
    private const int Least = 1600;

    private readonly MoonshineStateHandle handle;
    private readonly int vocabulary,
        stride,
        frameSamples;
    private readonly float[] attention,
        logits;
    private int firstRow,
        frames;

    /// <param name="model">The weights.</param>
    /// <param name="layout">The model's sizes.</param>
    /// <param name="threads">Threads that a step may use.</param>
    public MoonshineDecoder(MoonshineHandle model, ModelLayout layout, int threads)
    {
        handle = MoonshineStateHandle.Open(model, threads);
        (vocabulary, stride, frameSamples) = (layout.Vocabulary, layout.AudioContext, layout.FrameSamples);
        attention = new float[layout.TextContext * stride];
        logits = new float[ISpeechDecoder.MaxRows * vocabulary];
    }

    public bool Stretches => false;

    public int Threads
    {
        set => Lcw.Check(Lcw.lcw_moonshine_threads(handle, value));
    }

    public int FrameSamples(TimeStretch stretch) => frameSamples;

    public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch)
    {
        if (window.Length < Least)
        {
            var filled = new float[Least];
            window.CopyTo(filled);
            window = filled;
        }
        fixed (float* samples = window)
            frames = Lcw.Check(Lcw.lcw_moonshine_encode(handle, samples, window.Length, same == 0 ? 0 : from));
    }

    /// <summary>What the encoder made of the window: a row of numbers for each frame.</summary>
    /// <param name="width">Numbers of a frame.</param>
    public float[] Frames(int width)
    {
        var values = new float[frames * width];
        fixed (float* to = values)
            Lcw.Check(Lcw.lcw_moonshine_frames(handle, to, frames));
        return values;
    }

    public void Read(ReadOnlySpan<int> tokens, int past, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, ISpeechDecoder.MaxRows);
        firstRow = past + tokens.Length - rows;
        fixed (int* t = tokens)
        fixed (float* l = logits)
        fixed (float* a = &attention[past * stride])
            Lcw.Check(Lcw.lcw_moonshine_decode(handle, t, tokens.Length, past, rows, l, a, frames, stride));
    }

    public Span<float> Logits(int position) => logits.AsSpan((position - firstRow) * vocabulary, vocabulary);

    public ReadOnlySpan<float> Attention(int position) => attention.AsSpan(position * stride, frames);

    public void Dispose() => handle.Dispose();
}
