namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Reads whole numbers below a billion from words.</summary>
internal static class NumberReader
{
    /// <summary>The longest number that begins at a piece.</summary>
    /// <param name="rejected">No reading can be right, as in "mil millones"; the piece behind these words.</param>
    public static SpokenNumber? Longest(NumberText text, int from, out int rejected)
    {
        rejected = 0;
        foreach (var number in At(text, from).OrderByDescending(number => number.To).ToList())
        {
            if (!Multiplies(text, number.To))
                return number;
            rejected = Math.Max(rejected, number.To + 1);
        }
        return null;
    }

    /// <summary>All readings of a number that begins at a piece.</summary>
    public static IEnumerable<SpokenNumber> At(NumberText text, int from, long below = long.MaxValue)
    {
        foreach (var group in Groups(text, from))
        {
            yield return group;
            if (group.Value is > 0 and < 1000 && text.Numbers.Scale(text.Within(group.To)) is { } scale && scale < below)
                foreach (var number in Scaled(text, group.To + 1, group.Value * scale, scale))
                    yield return number;
        }
        if (text.Language.ImpliesOne && text.Numbers.Scale(text.Key(from)) is 1000 && below > 1000)
            foreach (var number in Scaled(text, from + 1, 1000, 1000))
                yield return number;
    }

    /// <summary>Whether the word at a piece would multiply a number before it.</summary>
    private static bool Multiplies(NumberText text, int piece) =>
        IsHundred(text, piece) || text.Numbers.Scale(text.Within(piece)) is not null;

    private static bool IsHundred(NumberText text, int piece) => text.Within(piece) is { } key && key == text.Language.Hundred;

    private static IEnumerable<SpokenNumber> Scaled(NumberText text, int at, long value, long scale)
    {
        yield return new(at, value);
        var below = scale;
        if (text.Language.And is { } and && text.Within(at) == and)
            (at, below) = (at + 1, Math.Min(scale, text.Language.AndBelow));
        if (text.Within(at) is not null)
            foreach (var rest in At(text, at, scale))
                if (rest.Value > 0 && rest.Value < below)
                    yield return new(rest.To, value + rest.Value);
    }

    /// <summary>Numbers without thousands between their words.</summary>
    private static IEnumerable<SpokenNumber> Groups(NumberText text, int from)
    {
        if (text.Numbers.Glued(text.Key(from)) is { } glued)
            yield return new(from + 1, glued);
        foreach (var number in text.Numbers.Cardinals.At(text, from))
        {
            yield return number;
            if (number.Value is > 10 and < 100 && number.Value % 10 != 0 && IsHundred(text, number.To))
                foreach (var year in Hundreds(text, number.To + 1, number.Value * 100))
                    yield return year;
        }
    }

    private static IEnumerable<SpokenNumber> Hundreds(NumberText text, int at, long value)
    {
        yield return new(at, value);
        if (text.Language.And is { } and && text.Within(at) == and)
            at++;
        if (text.Within(at) is not null)
            foreach (var rest in text.Numbers.Cardinals.At(text, at))
                if (rest.Value is > 0 and < 100)
                    yield return new(rest.To, value + rest.Value);
    }
}
