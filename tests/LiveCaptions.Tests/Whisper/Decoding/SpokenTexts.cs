using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Decoding;

/// <summary>A decoder that knows several texts, each token with its probability.</summary>
/// <param name="layout">The model's sizes.</param>
/// <param name="tokensOf">The tokens of a text.</param>
internal sealed class SpokenTexts(ModelLayout layout, Func<string, int[]> tokensOf) : ISpeechDecoder
{
    private readonly List<(int[] Tokens, float[] Probabilities)> texts = [];
    private readonly float[] logits = new float[ISpeechDecoder.MaxRows * layout.Vocabulary];
    private int firstRow;

    /// <summary>The prompt of two tokens, and the tokens read after it.</summary>
    public List<int> Context { get; } = [];

    /// <summary>The tokens of each read.</summary>
    public List<int[]> Reads { get; } = [];

    public void Say(string words, params float[] probabilities) => texts.Add((tokensOf(words), probabilities));

    public void Forget() => texts.Clear();

    public void Encode(ReadOnlySpan<float> window, int same, int from, TimeStretch stretch) { }

    public void Read(ReadOnlySpan<int> tokens, int past, int rows)
    {
        Reads.Add(tokens.ToArray());
        Context.RemoveRange(past, Context.Count - past);
        Context.AddRange(tokens);
        firstRow = Context.Count - rows;
        for (var position = firstRow; position < Context.Count; position++)
            Score(position, Row(position));
    }

    public Span<float> Logits(int position) => Row(position);

    public ReadOnlySpan<float> Attention(int position) => new float[100];

    // As in the engine, only the rows of the last read can be asked for.
    private Span<float> Row(int position) => logits.AsSpan((position - firstRow) * layout.Vocabulary, layout.Vocabulary);

    private void Score(int position, Span<float> row)
    {
        var written = Context.Skip(2).Take(position - 1).ToArray();
        var next = texts
            .Where(text => text.Tokens.Length > written.Length && text.Tokens.AsSpan(0, written.Length).SequenceEqual(written))
            .Select(text => (Token: text.Tokens[written.Length], Probability: text.Probabilities[written.Length]))
            .DistinctBy(text => text.Token)
            .DefaultIfEmpty((Token: layout.EndOfText, Probability: 0.99f))
            .ToList();
        // All other tokens share the rest.
        row.Fill(MathF.Log((1 - next.Sum(text => text.Probability)) / (layout.EndOfText + 1 - next.Count)));
        foreach (var (token, probability) in next)
            row[token] = MathF.Log(probability);
    }
}
