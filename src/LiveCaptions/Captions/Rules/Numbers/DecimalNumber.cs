using System.Globalization;
using System.Text;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>"Three point one four", and versions: "one point two point three".</summary>
internal static class DecimalNumber
{
    public static NumberMatch? At(NumberText text, int from, SpokenNumber whole)
    {
        if (PointAt(text, whole.To) is not { } point || text.Within(whole.To + 1) is null)
            return null;
        var figures = new StringBuilder(DigitRule.Figures(whole.Value, text.Language));
        var at = whole.To;
        var points = 0;
        while (PointAt(text, at) == point && Decimals(text, at + 1) is { } decimals)
        {
            figures.Append(point).Append(decimals.Figures);
            (at, points) = (decimals.To, points + 1);
        }
        if (points == 0)
            return null;
        // Several points make a version in the languages that write one; what else goes on is no number.
        var next = text.Within(at);
        var ends = !DigitRule.IsNumber(text, next) || text.Numbers.Scale(next) is not null;
        var isNumber = ends && (points == 1 || point == ".");
        return new(at, isNumber ? figures.ToString() : null);
    }

    private static string? PointAt(NumberText text, int at) =>
        text.Within(at) is { } key ? text.Language.Points.FirstOrDefault(point => point.Word == key).Mark : null;

    /// <summary>Single figures, or one number of two: "virgule vingt-cinq".</summary>
    private static (int To, string Figures)? Decimals(NumberText text, int at)
    {
        var figures = new StringBuilder();
        while (Digit(text, at) is { } digit)
        {
            figures.Append(digit);
            at++;
        }
        if (figures.Length > 0)
            return (at, figures.ToString());
        if (text.Within(at) is null || NumberReader.Longest(text, at, out _) is not { Value: >= 10 and < 100 } pair)
            return null;
        return (pair.To, pair.Value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A single figure that does not begin a longer number.</summary>
    private static long? Digit(NumberText text, int at)
    {
        if (text.Within(at) is not { } key)
            return null;
        if (text.Language.Oh.Contains(key))
            return 0;
        var longest = text.Numbers.Cardinals.At(text, at).LastOrDefault();
        return longest.To == at + 1 && longest.Value < 10 ? longest.Value : null;
    }
}
