using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Native;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// One stream's encoder and decoder over whisper.cpp's public API, which encodes 30 s anew each time, gives scores only after the last
/// token of a batch, and shows no attention.
/// </summary>
/// <remarks>
/// So a draft is read only as far as somebody asks what follows it, since most of the rest would be in vain where they differ. Threading:
/// one thread at a time.
/// </remarks>
internal sealed unsafe class PackagedDecoder : IOwnedDecoder
{
    // The first samples are mirrored before the window's start, unchecked.
    private const int LeastSamples = 400;

    private readonly WhisperContextHandle context;
    private readonly WhisperStateHandle state;
    private readonly int vocabulary;
    private readonly int[] tokens; // by position
    private readonly float[] logits;
    private readonly bool[] known = new bool[ISpeechDecoder.MaxRows]; // rows of scores that have been asked for
    private int count, // tokens given
        read, // of them, those that the engine holds keys of
        firstRow;

    public PackagedDecoder(WhisperContextHandle context, ModelLayout layout, int threads)
    {
        (this.context, Threads, vocabulary) = (context, threads, layout.Vocabulary);
        state = WhisperStateHandle.Open(context);
        tokens = new int[layout.TextContext];
        logits = new float[ISpeechDecoder.MaxRows * vocabulary];
    }

    public bool TellsAttention => false;

    public bool Stretches => false;

    public int Threads { private get; set; }

    public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window.Length, LeastSamples, nameof(window));
        fixed (float* samples = window)
            PackagedEngine.Require(WhisperApi.whisper_pcm_to_mel_with_state(context, state, samples, window.Length, Threads) == 0);
        PackagedEngine.Require(WhisperApi.whisper_encode_with_state(context, state, offset: 0, Threads) == 0);
    }

    public void Read(ReadOnlySpan<int> tokens, int past, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, ISpeechDecoder.MaxRows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(past, count);
        ReadTo(past); // what is kept but was never asked for
        tokens.CopyTo(this.tokens.AsSpan(past));
        (count, read, firstRow) = (past + tokens.Length, past, past + tokens.Length - rows);
        Array.Clear(known);
    }

    public Span<float> Logits(int position)
    {
        var row = position - firstRow;
        var scores = logits.AsSpan(row * vocabulary, vocabulary);
        if (known[row])
            return scores; // as whoever asked before has left them
        read = Math.Min(read, position);
        var batch = position + 1 - read;
        ReadTo(position + 1);
        new ReadOnlySpan<float>(WhisperApi.whisper_get_logits_from_state(state) + (long)(batch - 1) * vocabulary, vocabulary).CopyTo(
            scores
        );
        known[row] = true;
        return scores;
    }

    public ReadOnlySpan<float> Attention(int position) => [];

    public void Dispose() => state.Dispose();

    private void ReadTo(int end)
    {
        if (read >= end)
            return;
        fixed (int* first = &tokens[read])
            PackagedEngine.Require(WhisperApi.whisper_decode_with_state(context, state, first, end - read, read, Threads) == 0);
        read = end;
    }
}
