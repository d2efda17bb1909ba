using System.Globalization;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Figures that are said one by one, as in telephone numbers and codes.</summary>
internal static class FigureRow
{
    // Beside fewer, "a double seven" may be anything.
    private const int OthersBeside = 2;

    /// <summary>"Double seven" among other figures is "7 7".</summary>
    public static NumberMatch? Repeated(NumberText text, int from)
    {
        var times = Times(text, text.Key(from));
        if (times == 0 || Figure(text, text.Within(from + 1)) is not { } figure)
            return null;
        var (others, to) = (0, from + 2);
        for (var at = from; others < OthersBeside && IsOther(text, text.Before(at, comma: true)); at--)
            others++;
        for (var at = to; others < OthersBeside && IsOther(text, text.Beside(at)); at++)
            others++;
        return others < OthersBeside ? null : new(to, string.Join(' ', Enumerable.Repeat(figure, times)));
    }

    /// <summary>"Eight hundred five five five" is not 805: the last figure of the number is the first of a row.</summary>
    public static SpokenNumber WithoutRow(NumberText text, SpokenNumber number)
    {
        var (last, figure) = (number.To - 1, number.Value % 100);
        var mayBeRow =
            number.Value > 100
            && figure is > 0 and < 10
            && text.Numbers.Cardinals.Of(text.Key(last)) == figure
            && text.Before(last) is { } before
            && before != text.Language.And
            && Figure(text, text.Within(number.To)) is not null
            && Figure(text, text.Within(number.To + 1)) is not null;
        return mayBeRow ? new(last, number.Value - figure) : number;
    }

    /// <summary>Whether a word says the next figure several times.</summary>
    public static bool IsRepeat(NumberText text, int piece) => Times(text, text.Key(piece)) > 0;

    private static int Times(NumberText text, string key) => text.Language.Repeats.FirstOrDefault(repeat => repeat.Word == key).Times;

    private static bool IsOther(NumberText text, string? key) => key is not null && (Figure(text, key) is not null || Times(text, key) > 0);

    private static string? Figure(NumberText text, string? key) =>
        key is null ? null
        : text.Language.Oh.Contains(key) ? "0"
        : key is [>= '0' and <= '9'] ? key
        : text.Numbers.Cardinals.Of(key) is >= 0 and < 10 and var value && !text.Language.Articles.Contains(key)
            ? value.ToString(CultureInfo.InvariantCulture)
        : null;
}
