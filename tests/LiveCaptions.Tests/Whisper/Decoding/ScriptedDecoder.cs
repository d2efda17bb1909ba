using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

/// <summary>A decoder that expects a text, token after token; it records every call.</summary>
internal sealed class ScriptedDecoder : ISpeechDecoder
{
    private readonly float[] logits = new float[SpokenTokens.Layout.Vocabulary];
    private readonly List<int> context = [];

    /// <summary>The text that it expects after the prompt of two tokens.</summary>
    public int[] Text { get; set; } = [];

    /// <summary>A token that it scores higher than the right one, at every place.</summary>
    public int? Tempting { get; set; }

    /// <summary>Scores of other tokens, at every place; the right one has 5.</summary>
    public Dictionary<int, float> Scores { get; } = [];

    /// <summary>How slowly the last window was heard.</summary>
    public TimeStretch Stretch { get; private set; }

    public bool Stretches { get; init; } = true;

    /// <summary>Samples in a frame of sound that is heard as it was said.</summary>
    public int Frame { get; init; } = 320;

    /// <summary>The encoder fails.</summary>
    public bool Fails { get; set; }

    public int FrameSamples(TimeStretch stretch) => stretch == default ? Frame : stretch.FrameSamples;

    /// <summary>First frame and length of each encode.</summary>
    public List<(int From, int Same, int Samples)> Encodes { get; } = [];

    /// <summary>Tokens and kept positions of each read.</summary>
    public List<(int Count, int Past)> Reads { get; } = [];

    public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch)
    {
        if (Fails)
            throw new InvalidOperationException("The encoder failed.");
        Stretch = stretch;
        Encodes.Add((from, same, window.Length));
    }

    public void Read(ReadOnlySpan<int> tokens, int past, int rows)
    {
        Assert.InRange(past, 0, context.Count);
        Reads.Add((tokens.Length, past));
        context.RemoveRange(past, context.Count - past);
        context.AddRange(tokens);
    }

    public Span<float> Logits(int position)
    {
        Array.Fill(logits, -5f);
        var written = Math.Max(0, position - 1);
        var follows = Enumerable.Range(0, written).All(i => context[2 + i] == Text.ElementAtOrDefault(i));
        logits[follows && written < Text.Length ? Text[written] : SpokenTokens.EndOfText] = 5;
        foreach (var (liked, score) in Scores)
            logits[liked] = score;
        if (Tempting is { } token)
            logits[token] = 9;
        return logits;
    }

    public ReadOnlySpan<float> Attention(int position)
    {
        var row = new float[100];
        for (var i = 0; i < 10; i++)
            row[Math.Min(99, (position - 1) * 10 + i)] = 1;
        return row;
    }
}
