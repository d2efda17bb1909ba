using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>A text that a search follows: its tokens, and how likely they are.</summary>
internal sealed class BeamText
{
    private const float MinProbability = 1e-9f; // keeps logarithms finite
    private readonly TokenChoice[] choices;

    private BeamText(TokenChoice[] choices, double sum, float end = 0) => (this.choices, Sum, End) = (choices, sum, end);

    /// <summary>The text without a token.</summary>
    public static BeamText Empty { get; } = new([], 0);

    /// <summary>Sum of the logarithms of all probabilities.</summary>
    public double Sum { get; }

    /// <summary>Probability that the text ends here; 0 if it was cut off.</summary>
    public float End { get; }

    public int Count => choices.Length;

    /// <summary>Mean log probability of the tokens, and of the end if there is one.</summary>
    public double MeanLogProbability => Sum / Math.Max(1, Count + (End > 0 ? 1 : 0));

    public int[] Tokens => [.. choices.Select(choice => choice.Token)];

    public float[] Probabilities => [.. choices.Select(choice => choice.Probability)];

    /// <summary>What the sum of logarithms will be after this choice.</summary>
    public double SumWith(TokenChoice choice) => Sum + Math.Log(Math.Max(choice.Probability, MinProbability));

    public BeamText With(TokenChoice choice) => new([.. choices, choice], SumWith(choice));

    public BeamText Ended(TokenChoice end) => new(choices, SumWith(end), Math.Max(end.Probability, MinProbability));
}
