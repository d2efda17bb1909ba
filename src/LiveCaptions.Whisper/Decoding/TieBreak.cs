namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Breaks ties in favour of the draft: its token is kept while the model finds it at least half as likely as its best choice.
/// Otherwise words that sound alike would alternate on screen, and none of them would ever be agreed upon.
/// </summary>
/// <remarks>
/// First guesses about an utterance that has just begun are wrong too often: they are favoured once they stood in several hypotheses.
/// </remarks>
internal sealed class TieBreak
{
    private const int HypothesesToTrust = 3; // in a row, with the token in its place
    private const float Tie = 0.7f; // natural logarithm of two

    private readonly List<int> ages = []; // hypotheses in a row that had each token of the present one
    private readonly List<int> before = []; // the same for the draft
    private int guesses; // first tokens that are guesses

    /// <summary>Begins a new hypothesis.</summary>
    /// <param name="draft">Tokens at the end of the last one that are the draft.</param>
    /// <param name="guesses">Tokens at its beginning that are first guesses.</param>
    public void Begin(int draft, int guesses)
    {
        this.guesses = guesses;
        before.Clear();
        for (var i = ages.Count - draft; i < ages.Count; i++)
            before.Add(ages.Count >= draft ? ages[i] : 0);
        ages.Clear();
    }

    /// <summary>The token to write at this place of the draft.</summary>
    public TokenChoice Decide(TokenChoice best, int drafted, ReadOnlySpan<float> row)
    {
        if (best.Token == drafted || (ages.Count < guesses && before[ages.Count] < HypothesesToTrust))
            return best;
        var less = row[best.Token] - row[drafted];
        return less <= Tie ? new(drafted, best.Probability * MathF.Exp(-less)) : best;
    }

    /// <summary>Keeps the draft's token at this place.</summary>
    public void Keep() => ages.Add(before[ages.Count] + 1);

    /// <summary>The hypothesis has this many tokens; those after the kept ones are new.</summary>
    public void End(int tokens)
    {
        while (ages.Count < tokens)
            ages.Add(0);
        ages.RemoveRange(tokens, ages.Count - tokens);
    }
}
