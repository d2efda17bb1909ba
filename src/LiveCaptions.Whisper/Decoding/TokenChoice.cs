using System.Numerics;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>A token chosen from a row of logits.</summary>
/// <param name="Token">Its number.</param>
/// <param name="Probability">Its softmax probability among all of the row.</param>
internal readonly record struct TokenChoice(int Token, float Probability)
{
    /// <summary>The likeliest token; a row without any number (a broken model) gives token 0 with probability 0.</summary>
    public static TokenChoice Best(ReadOnlySpan<float> row)
    {
        var highest = Highest(row);
        if (!float.IsFinite(highest))
            return new(0, 0);
        return new(row.IndexOf(highest), 1 / SumOfExponentials(row, highest));
    }

    /// <summary>Finds the likeliest tokens, the likeliest first.</summary>
    /// <param name="row">A score per token.</param>
    /// <param name="best">Takes as many as it has room for.</param>
    /// <returns>How many were found: fewer if the row has no more numbers.</returns>
    public static int Best(ReadOnlySpan<float> row, Span<TokenChoice> best)
    {
        var highest = Highest(row);
        if (!float.IsFinite(highest))
            return 0;
        var found = 0;
        for (var token = 0; token < row.Length; token++)
        {
            var score = row[token];
            if (!float.IsFinite(score) || (found == best.Length && score <= best[^1].Probability))
                continue;
            var place = found < best.Length ? found++ : found - 1;
            for (; place > 0 && best[place - 1].Probability < score; place--)
                best[place] = best[place - 1];
            best[place] = new(token, score); // for now
        }
        var sum = SumOfExponentials(row, highest);
        foreach (ref var choice in best[..found])
            choice = choice with { Probability = MathF.Exp(choice.Probability - highest) / sum };
        return found;
    }

    /// <summary>The softmax probability of one token.</summary>
    public static float ProbabilityOf(int token, ReadOnlySpan<float> row) => ProbabilityOf([token], row);

    /// <summary>The softmax probability of any of these tokens.</summary>
    public static float ProbabilityOf(ReadOnlySpan<int> tokens, ReadOnlySpan<float> row)
    {
        var highest = Highest(row);
        if (!float.IsFinite(highest))
            return 0;
        var sum = 0f;
        foreach (var token in tokens)
            sum += MathF.Exp(row[token] - highest);
        return sum / SumOfExponentials(row, highest);
    }

    /// <summary>The highest score of a row.</summary>
    public static float Highest(ReadOnlySpan<float> row)
    {
        var highest = float.NegativeInfinity;
        var i = 0;
        if (row.Length >= Vector<float>.Count)
        {
            var highestLanes = new Vector<float>(float.NegativeInfinity);
            for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
                highestLanes = Vector.Max(highestLanes, new Vector<float>(row[i..]));
            for (var k = 0; k < Vector<float>.Count; k++)
                highest = Math.Max(highest, highestLanes[k]);
        }
        for (; i < row.Length; i++)
            highest = Math.Max(highest, row[i]);
        return highest;
    }

    private static float SumOfExponentials(ReadOnlySpan<float> row, float highest)
    {
        var sums = Vector<float>.Zero;
        var shift = new Vector<float>(highest);
        var i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
            sums += Vector.Exp(new Vector<float>(row[i..]) - shift);
        var sum = Vector.Sum(sums);
        for (; i < row.Length; i++)
            sum += MathF.Exp(row[i] - highest);
        return sum;
    }
}
