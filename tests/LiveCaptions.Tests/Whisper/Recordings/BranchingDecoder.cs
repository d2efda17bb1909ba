using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Recordings;

/// <summary>A decoder that reads several texts side by side; a function tells how likely each token is after a text.</summary>
/// <param name="likely">Probabilities of the tokens that may follow a text; the others have next to none.</param>
internal sealed class BranchingDecoder(Func<int[], IReadOnlyDictionary<int, double>> likely) : ISpeechDecoder
{
    private const int Prompt = 2;
    private readonly float[] scores = new float[SpokenTokens.Layout.Vocabulary];
    private List<List<int>> texts = [];

    public int MaxTexts { get; init; } = 8;

    /// <summary>Probability of "no speech" in the last window.</summary>
    public Func<double> NoSpeech { get; set; } = () => 0;

    /// <summary>Samples of each window.</summary>
    public List<int> Windows { get; } = [];

    /// <summary>How slowly each window was heard.</summary>
    public List<TimeStretch> HeardAs { get; } = [];

    /// <summary>The first sample of each window.</summary>
    public List<float> Begins { get; } = [];

    /// <summary>Most texts that were read at once.</summary>
    public int Widest { get; private set; }

    /// <summary>Tokens read beside each other.</summary>
    public int Extensions { get; private set; }

    public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch)
    {
        Windows.Add(window.Length);
        HeardAs.Add(stretch);
        Begins.Add(window[0]);
    }

    public void Read(ReadOnlySpan<int> tokens, int past, int rows)
    {
        var kept = past == 0 ? [] : texts[0][..past];
        texts =
        [
            [.. kept, .. tokens],
        ];
    }

    public void Branch(ReadOnlySpan<int> sources)
    {
        var before = texts;
        texts = [];
        foreach (var source in sources)
            texts.Add([.. before[source]]);
        Widest = Math.Max(Widest, texts.Count);
    }

    public void Extend(ReadOnlySpan<int> tokens, int position)
    {
        Assert.Equal(texts.Count, tokens.Length);
        Extensions++;
        for (var i = 0; i < tokens.Length; i++)
        {
            Assert.Equal(position, texts[i].Count);
            texts[i].Add(tokens[i]);
        }
    }

    public Span<float> Logits(int position) => position < Prompt - 1 ? Nothing() : Scores(texts[0][..(position + 1)]);

    public Span<float> LogitsOf(int text, int position)
    {
        Assert.Equal(position + 1, texts[text].Count);
        return Scores(texts[text]);
    }

    /// <summary>Token i looks at the frames from 10 i on.</summary>
    public ReadOnlySpan<float> Attention(int position)
    {
        var row = new float[Math.Max(1, Windows[^1] / HeardAs[^1].FrameSamples)];
        for (var i = 0; i < 10; i++)
            row[Math.Min(row.Length - 1, (position - 1) * 10 + i)] = 1;
        return row;
    }

    private Span<float> Nothing()
    {
        Array.Fill(scores, -30f);
        scores[SpokenTokens.EndOfText] = (float)Math.Log(1 - NoSpeech());
        scores[SpokenTokens.Layout.NoSpeech] = (float)Math.Log(Math.Max(NoSpeech(), 1e-9));
        return scores;
    }

    private Span<float> Scores(List<int> text)
    {
        Array.Fill(scores, -30f);
        foreach (var (token, probability) in likely([.. text.Skip(Prompt)]))
            scores[token] = (float)Math.Log(probability);
        return scores;
    }
}
