using System.Globalization;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Years spoken in pairs of figures, as in "nineteen eighty-four"; in a row of numbers the pairs may be a code.</summary>
internal static class PairedYear
{
    // Below, the second pair may be minutes or the next of two numbers, so the first must be a century of which people speak.
    private const int Minutes = 60;
    private const int FirstCentury = 16;

    // Twelve ninety-nine is a price.
    private const int MostHours = 12;

    public static NumberMatch? At(NumberText text, int from)
    {
        if (!text.Language.PairsAreYears || DigitRule.IsNumber(text, text.Before(from)))
            return null;
        if (text.Numbers.Cardinals.Of(text.Key(from)) is not (>= 10 and <= 20 and var century) || Rest(text, from + 1) is not { } rest)
            return null;
        var next = text.Within(rest.To);
        // "Twenty thirty-second clips", "twenty forty-year-olds".
        if (text.IsHyphenated(rest.To) || (next is not null && text.Language.Fractions.Contains(next)))
            return null;
        if (!IsYear(century, rest.Value) || DigitRule.IsNumber(text, next))
            return null;
        return new(rest.To, (century * 100 + rest.Value).ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsYear(long century, long rest) =>
        (rest >= Minutes && century > MostHours) || (century >= FirstCentury && (rest != century + 1 || century == 19));

    /// <summary>"Eighty-four", or "oh five".</summary>
    private static SpokenNumber? Rest(NumberText text, int at)
    {
        if (text.Within(at) is not { } key)
            return null;
        var isOh = text.Language.Oh.Contains(key);
        if (isOh && text.Within(at + 1) is null)
            return null;
        foreach (var number in text.Numbers.Cardinals.At(text, isOh ? at + 1 : at).OrderByDescending(number => number.To).ToList())
            if (isOh ? number.Value is > 0 and < 10 : number.Value is > 9 and < 100)
                return number;
        return null;
    }
}
