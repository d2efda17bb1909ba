using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Http;

namespace LiveCaptions.Looks;

/// <summary>
/// What a look may set: the parameters of <c>overlays/element/parameters.js</c> but the track, the token and the debug note, which
/// belong to a source. Whatever is taken here the overlay reads as well; both are tested with the same examples.
/// </summary>
internal static partial class LookValues
{
    /// <summary>Names of looks are parts of addresses, as those of tracks are.</summary>
    public const int MaxName = 32;

    private const int MaxFont = 200;

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["theme"] = ["box", "outline", "light", "venue", "duo", "contrast", "cea608"],
        ["mode"] = [.. CaptionMode.All.Select(mode => mode.Name)],
        ["display"] = ["over", "below", "beside", "full"],
        ["tentative"] = ["1", "0"],
        ["align"] = ["left", "center", "right"],
        ["valign"] = ["top", "middle", "bottom"],
        ["case"] = ["as-spoken", "upper", "lower"],
        ["labels"] = ["none", "name", "color"],
    };

    private static readonly Dictionary<string, (int Least, int Most)> Numbers = new()
    {
        ["hold"] = (0, 30),
        ["fade"] = (0, 5),
        ["size"] = (12, 300),
        ["weight"] = (100, 900),
        ["bgopacity"] = (0, 1),
        ["outline"] = (0, 12),
        ["shadow"] = (0, 40),
        ["x"] = (0, 100),
        ["y"] = (0, 100),
        ["w"] = (10, 100),
        ["delay"] = (0, 20),
    };

    private static readonly Dictionary<string, (Func<string, bool> Takes, string Told)> Others = new()
    {
        ["lang"] = (Language().IsMatch, "a language code, such as ja or zh-Hant"),
        ["lines"] = (text => IsWithin(text, Digits(), 1, 4), "a whole number from 1 to 4"),
        ["chars"] = (text => IsWithin(text, Digits(), 20, 80), "a whole number from 20 to 80"),
        ["font"] = (IsFont, "the name of a typeface"),
        ["color"] = (Colour().IsMatch, "a colour, such as ffd800 or yellow"),
        ["bg"] = (Colour().IsMatch, "a colour, such as ffd800 or yellow"),
    };

    /// <summary>The names of all parameters.</summary>
    public static IEnumerable<string> Names => [.. Words.Keys, .. Numbers.Keys, .. Others.Keys];

    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    /// <summary>The first error in a look's name; null if there is none.</summary>
    public static string? FaultOfName(string name) =>
        IsName(name)
            ? null
            : $"\"{Echo.Of(name)}\" cannot be a look's name, so nothing was changed: 1 to {MaxName} lower-case letters (a to z), digits and hyphens.";

    /// <summary>The first error in a look's values; null if there is none.</summary>
    public static string? Fault(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
            if (!Names.Contains(name))
                return $"A look does not set \"{Echo.Of(name)}\", so nothing was changed. It sets: {string.Join(", ", Names)}.";
            else if (Wanted(name, value ?? "") is { } wanted)
                return $"{name} is \"{Echo.Of(value)}\", so nothing was changed; it must be {wanted}.";
        return null;
    }

    /// <summary>What a parameter takes, in words, where it does not take a text; else null.</summary>
    private static string? Wanted(string name, string text)
    {
        if (Words.TryGetValue(name, out var words))
            return words.Contains(text) ? null : $"one of: {string.Join(", ", words)}";
        if (Numbers.TryGetValue(name, out var number))
            return IsWithin(text, Decimal(), number.Least, number.Most) ? null : $"a number from {number.Least} to {number.Most}";
        return Others[name].Takes(text) ? null : Others[name].Told;
    }

    private static bool IsWithin(string text, Regex shape, int least, int most) =>
        shape.IsMatch(text) && double.Parse(text, CultureInfo.InvariantCulture) is var value && value >= least && value <= most;

    /// <summary>Letters and digits of any script, and the marks that lists of typefaces are written with.</summary>
    private static bool IsFont(string text) =>
        text.Length > 0
        && text.EnumerateRunes().Count() <= MaxFont
        && text.EnumerateRunes().All(rune => Rune.IsLetter(rune) || Rune.IsNumber(rune) || rune.Value is ' ' or ',' or '\'' or '"' or '-');

    [GeneratedRegex(@"^[a-z0-9-]{1,32}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}\z")]
    private static partial Regex Language();

    [GeneratedRegex(@"^[0-9]{1,3}(?:\.[0-9]{1,17})?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^[0-9]{1,3}\z")]
    private static partial Regex Digits();

    /// <summary>A name, rgb() or hsl(), or hexadecimal digits with or without their #.</summary>
    [GeneratedRegex(
        @"^(?:#?(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|[A-Za-z]{3,30}|(?:rgb|hsl|RGB|HSL)[aA]?\([0-9 .,%/]{1,40}\))\z"
    )]
    private static partial Regex Colour();
}
