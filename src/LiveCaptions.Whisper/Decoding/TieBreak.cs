namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Ties go to what has been said before: a draft token is kept while the model likes it at least half as much as its best choice.
/// Without it, words that sound alike take turns on screen, and none of them is ever agreed upon.
/// </summary>
/// <remarks>First guesses about an utterance that has just begun are wrong too often: they get this favour once they stood in several hypotheses.</remarks>
internal sealed class TieBreak
{
    private const int Settling = 3; // hypotheses in a row that had the token
    private const float Tie = 0.7f; // natural logarithm of two

    private readonly List<int> ages = []; // of the hypothesis being made
    private readonly List<int> before = []; // of the last one's end
    private int guesses; // so many first tokens are first guesses

    /// <summary>A new hypothesis begins.</summary>
    /// <param name="draft">So many tokens at the end of the last one are the draft.</param>
    /// <param name="guesses">So many tokens at its beginning are first guesses.</param>
    public void Begin(int draft, int guesses)
    {
        this.guesses = guesses;
        before.Clear();
        for (var i = ages.Count - draft; i < ages.Count; i++)
            before.Add(ages.Count >= draft ? ages[i] : 0);
        ages.Clear();
    }

    /// <summary>What to write at this place of the draft.</summary>
    public TokenChoice Decide(TokenChoice best, int drafted, ReadOnlySpan<float> row)
    {
        if (best.Token == drafted || (ages.Count < guesses && before[ages.Count] < Settling))
            return best;
        var less = row[best.Token] - row[drafted];
        return less <= Tie ? new(drafted, best.Probability * MathF.Exp(-less)) : best;
    }

    /// <summary>The draft's token at this place is kept.</summary>
    public void Keep() => ages.Add(before[ages.Count] + 1);

    /// <summary>The hypothesis has so many tokens: those after the kept ones are new.</summary>
    public void End(int tokens)
    {
        while (ages.Count < tokens)
            ages.Add(0);
        ages.RemoveRange(tokens, ages.Count - tokens);
    }
}
