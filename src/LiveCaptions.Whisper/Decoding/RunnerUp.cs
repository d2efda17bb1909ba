using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Remembers the second-best token at the first doubt. Greedy decoding commits to the first word that is a little likelier than another,
/// however badly the rest then fits ("Howdy, married and more" for "Had he married a more"); so the text after the runner-up is written
/// too, and the better of the two stays.
/// </summary>
/// <remarks>See docs/decisions/0004-second-opinion.md. It is a beam of width two, but only from the first doubt on.</remarks>
internal sealed class RunnerUp(Vocabulary vocabulary, int endOfText)
{
    private const float Doubtful = 0.7f; // below this probability the choice is in doubt
    private const float Possible = 0.05f; // below this probability a runner-up is not worth reading
    private const int Candidates = 6; // tokens looked at until one is another word

    // Before the utterance is over, a doubt needs these behind it: the last word changes with the sound to come.
    private const int TokensAfter = 2;

    // In mean log probability: what the draft does not have must be better by this to replace what it has.
    private const float Margin = 0.15f;

    private TokenChoice runnerUp;

    /// <summary>Place of the first doubt in the text; -1: there is none.</summary>
    public int Place { get; private set; } = -1;

    /// <summary>Begins a new text.</summary>
    public void Begin() => Place = -1;

    /// <summary>Looks at a token that has been chosen, and remembers the runner-up at the first one in doubt.</summary>
    public void Look(int place, TokenChoice choice, ReadOnlySpan<float> row)
    {
        if (Place >= 0 || choice.Probability >= Doubtful || Letters(choice.Token) is not { Length: > 0 } letters)
            return;
        var score = float.PositiveInfinity;
        for (var i = 0; i < Candidates; i++)
        {
            var token = Next(row, ref score);
            var candidate = new TokenChoice(token, choice.Probability * MathF.Exp(score - row[choice.Token]));
            if (token < 0 || candidate.Probability < Possible)
                return;
            // Commas, capitals and the end are no other word.
            if (token == choice.Token || token == endOfText || Letters(token) is not { Length: > 0 } other || other == letters)
                continue;
            (Place, runnerUp) = (place, candidate);
            return;
        }
    }

    /// <summary>The token to write in place of the doubtful one, if that is worth a try.</summary>
    public TokenChoice? Candidate(int tokens, bool final) =>
        Place >= 0 && Place < tokens && (final || tokens - 1 - Place >= TokensAfter) ? runnerUp : null;

    /// <summary>Whether the second text is better. What the draft has gets the advantage, so that the two do not alternate.</summary>
    public bool Prefers(DecodedText second, DecodedText first, ReadOnlySpan<int> draft)
    {
        if (second.Count <= Place)
            return false; // it ran into a repetition, and all of it was cut away
        var drafted = Place < draft.Length ? draft[Place] : -1;
        var needed =
            drafted == first.Tokens[Place] ? Margin
            : drafted == second.Tokens[Place] ? -Margin
            : 0;
        return second.MeanLogProbabilityFrom(Place) > first.MeanLogProbabilityFrom(Place) + needed;
    }

    private string Letters(int token) => token == endOfText ? "" : Hypothesis.Letters(vocabulary.Text([token]));

    /// <summary>The best token with a score below this one, and its score.</summary>
    private static int Next(ReadOnlySpan<float> row, ref float below)
    {
        var (best, token) = (float.NegativeInfinity, -1);
        for (var i = 0; i < row.Length; i++)
            if (row[i] > best && row[i] < below)
                (best, token) = (row[i], i);
        below = best;
        return token;
    }
}
