using System.Collections.Frozen;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>The languages in which numbers are read and spelled; in others they stay as heard.</summary>
internal static class NumberLanguages
{
    // Stays within its line.
    private const string NoBreakSpace = "\u00a0";

    private static readonly FrozenDictionary<string, Lazy<SpelledNumbers>> All = new Dictionary<string, NumberLanguage>
    {
        ["en"] = new("en")
        {
            Hundred = "hundred",
            And = "and",
            AndBelow = 100,
            Thousand = ["thousand"],
            Million = ["million"],
            One = "one",
            Alone = ["one"],
            Oh = ["oh", "o"],
            Repeats = [("double", 2), ("triple", 3)],
            Points = [("point", ".")],
            Point = ("point", "."),
            DecimalsApart = 3,
            Fractions = Words("second half halves quarter quarters"),
            OrdinalMark = EnglishMark,
            Months = Words("january february march april may june july august september october november december"),
            PairsAreYears = true,
            Group = ",",
        },
        ["de"] = new("de")
        {
            Thousand = ["tausend"],
            Million = ["million", "millionen"],
            ImpliesOne = true,
            Glue = ["tausend", "hundert"],
            One = "eins",
            Articles = Words("ein eine einen einem einer eines"),
            Alone = Words("eins acht hundert tausend"),
            More = [("zwo", 2)],
            Points = [("komma", ",")],
            Point = ("Komma", ","),
            DecimalsApart = 3,
            Fractions = Words("halb halbe drittel viertel funftel sechstel siebtel achtel neuntel zehntel hundertstel tausendstel"),
            OrdinalMark = (_, _) => ".",
            OrdinalEnds = ["", "n", "s", "m"],
            Group = ".",
            PointIsOrdinal = true,
        },
        ["fr"] = new("fr", "fr-BE", "fr-CH")
        {
            Hundred = "cent",
            Thousand = ["mille"],
            Million = ["million", "millions"],
            ImpliesOne = true,
            One = "un",
            Articles = ["une"],
            Alone = Words("un neuf cent mille"),
            More = [("huitante", 80)],
            Points = [("virgule", ",")],
            Point = ("virgule", ","),
            Fractions = Words("second seconde demi demie demis tiers quart quarts"),
            OrdinalMark = (_, _) => "e",
            Group = NoBreakSpace,
        },
        ["es"] = new("es")
        {
            Thousand = ["mil"],
            Million = ["millon", "millones"],
            ImpliesOne = true,
            One = "uno",
            Articles = ["un", "una"],
            Alone = Words("uno cien ciento mil"),
            More = [("veintiun", 21)],
            Points = [("coma", ","), ("punto", ".")],
            Point = ("coma", ","),
            Fractions = Words("medio media medios medias tercio tercios cuarto cuartos quintos octavos decimos"),
            FirstOrdinal = 11,
            OrdinalMark = (_, word) =>
                word.EndsWith('a') ? ".ª"
                : word.EndsWith("er", StringComparison.Ordinal) ? ".er"
                : ".º",
            Group = NoBreakSpace,
        },
        ["it"] = new("it")
        {
            Thousand = ["mila", "mille"],
            Million = ["milione", "milioni"],
            ImpliesOne = true,
            Glue = ["mila", "mille"],
            One = "uno",
            Articles = ["un", "una"],
            Alone = Words("uno sei cento mille mila"),
            Points = [("virgola", ",")],
            Point = ("virgola", ","),
            Fractions = Words("mezzo mezza mezzi terzi quarto quarti quinti sesti ottavi decimi"),
            FirstOrdinal = 11,
            OrdinalMark = (_, word) => word.EndsWith('a') ? "ª" : "º",
            Group = ".",
        },
        ["pt"] = new("pt", "pt-BR")
        {
            And = "e",
            AndBelow = long.MaxValue,
            Thousand = ["mil"],
            Million = ["milhao", "milhoes"],
            ImpliesOne = true,
            One = "um",
            Articles = ["uma"],
            Alone = Words("um cem cento mil"),
            Points = [("virgula", ","), ("ponto", ".")],
            Point = ("vírgula", ","),
            Fractions = Words("meio meia meios meias terco tercos quarto quartos quintos oitavos decimos"),
            FirstOrdinal = 11,
            OrdinalMark = (_, word) => word.EndsWith('a') ? "ª" : "º",
            Group = ".",
        },
    }.ToFrozenDictionary(pair => pair.Key, pair => new Lazy<SpelledNumbers>(() => new(pair.Value)));

    /// <summary>The numbers of a language; null where they stay as heard.</summary>
    /// <param name="code">ISO 639 code, perhaps with a region; null if it is unknown.</param>
    public static SpelledNumbers? Of(string? code) =>
        code is not null && All.TryGetValue(code.Split('-', '_')[0].ToLowerInvariant(), out var numbers) ? numbers.Value : null;

    /// <summary>Makes the tables of all languages, which takes a moment once: captions should not wait for it.</summary>
    public static void Prepare()
    {
        foreach (var numbers in All.Values)
            _ = numbers.Value;
    }

    private static string EnglishMark(long value, string word) =>
        (value % 100 / 10, value % 10) switch
        {
            (not 1, 1) => "st",
            (not 1, 2) => "nd",
            (not 1, 3) => "rd",
            _ => "th",
        };

    private static string[] Words(string words) => words.Split(' ');
}
