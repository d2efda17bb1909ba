using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Writing token by token commits to the first word that is a little likelier than another, however ill the rest then fits ("Howdy, married and
/// more" for "Had he married a more"). Where the model hesitates, what follows the runner-up is read too, and the better of the two stays.
/// </summary>
/// <remarks>See docs/decisions/0004-second-opinion.md. A beam of width two, but only from the first doubt on.</remarks>
internal sealed class RunnerUp(Vocabulary vocabulary, int endOfText)
{
    private const float Doubtful = 0.7f; // below it the model hesitates
    private const float Possible = 0.05f; // below it a runner-up is not worth reading
    private const int Candidates = 6; // how many are looked at until one is another word
    private const int Behind = 2; // tokens behind a doubt: the last word changes with the sound that is still to come
    private const float Change = 0.15f; // so much better must be what is not on screen yet

    private TokenChoice runnerUp;

    /// <summary>The token with the first doubt; -1: none.</summary>
    public int Place { get; private set; } = -1;

    /// <summary>A new hypothesis begins.</summary>
    public void Begin() => Place = -1;

    /// <summary>A token has been chosen: was the model sure of it?</summary>
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

    /// <summary>What to write in place of the doubtful token, if that is worth a try.</summary>
    public TokenChoice? Ask(int tokens, bool final) =>
        Place >= 0 && Place < tokens && (final || tokens - 1 - Place >= Behind) ? runnerUp : null;

    /// <summary>Is the second way of going on better? What the draft said has the advantage, so that the two do not take turns.</summary>
    public bool Prefers(DecodedText second, DecodedText first, ReadOnlySpan<int> draft)
    {
        if (second.Count <= Place)
            return false; // it ran into a repetition, and all of it was cut away
        var drafted = Place < draft.Length ? draft[Place] : -1;
        var needed =
            drafted == first.Tokens[Place] ? Change
            : drafted == second.Tokens[Place] ? -Change
            : 0;
        return second.LikingFrom(Place) > first.LikingFrom(Place) + needed;
    }

    private string Letters(int token) => token == endOfText ? "" : Hypothesis.Letters(vocabulary.Text([token]));

    /// <summary>The best token with a lower score than this one, and its score.</summary>
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
