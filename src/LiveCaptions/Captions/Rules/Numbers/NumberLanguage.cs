namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>
/// What a language adds to the spellings of its numbers. Words are keys: small letters, without accents.
/// </summary>
/// <param name="Cultures">The library's names of its varieties.</param>
internal sealed record NumberLanguage(params string[] Cultures)
{
    /// <summary>The word for 100 behind 11 to 99, as in "nineteen hundred".</summary>
    public string? Hundred { get; init; }

    /// <summary>Stands between thousands and what is below, as in "two thousand and five".</summary>
    public string? And { get; init; }

    /// <summary>What <see cref="And"/> may add is below this.</summary>
    public long AndBelow { get; init; } = 1000;

    public string[] Thousand { get; init; } = [];

    public string[] Million { get; init; } = [];

    /// <summary>"mille" is 1000 without a number before it.</summary>
    public bool ImpliesOne { get; init; }

    /// <summary>Parts of a number are written as one word: the thousand, and the hundred of years.</summary>
    public string[] Glue { get; init; } = [];

    /// <summary>The digit 1.</summary>
    public string One { get; init; } = "";

    /// <summary>Other forms of 1, which are articles as well.</summary>
    public string[] Articles { get; init; } = [];

    /// <summary>Words that are something else as well ("neuf" is new), or no exact number ("mille"): by themselves they stay.</summary>
    public string[] Alone { get; init; } = [];

    /// <summary>Other words for a digit.</summary>
    public (string Word, long Value)[] More { get; init; } = [];

    /// <summary>0 between digits, and a word by itself elsewhere.</summary>
    public string[] Oh { get; init; } = [];

    /// <summary>Words that say the next figure of a row several times.</summary>
    public (string Word, int Times)[] Repeats { get; init; } = [];

    /// <summary>Words between whole number and decimals, and the mark that is written.</summary>
    public (string Word, string Mark)[] Points { get; init; } = [];

    /// <summary>Behind a number these make a fraction or may be a unit of time: the number stays.</summary>
    public string[] Fractions { get; init; } = [];

    /// <summary>Ordinals below this stay in words, as in print.</summary>
    public long FirstOrdinal { get; init; } = 10;

    /// <summary>What stands behind the figures of an ordinal, by its value and its word.</summary>
    public Func<long, string, string> OrdinalMark { get; init; } = (_, _) => "";

    /// <summary>Ends of ordinals besides the library's, in place of the first.</summary>
    public string[] OrdinalEnds { get; init; } = [];

    /// <summary>Whether two pairs of figures are a year, as in "nineteen eighty-four".</summary>
    public bool PairsAreYears { get; init; }

    /// <summary>The mark between thousands.</summary>
    public string Group { get; init; } = "";

    /// <summary>The mark before decimals, and its word.</summary>
    public (string Word, string Mark) Point { get; init; }

    /// <summary>Most decimals that are read one by one.</summary>
    public int DecimalsApart { get; init; } = 1;

    /// <summary>Beside these, figures are a day, which is spoken in another way: "July 5".</summary>
    public string[] Months { get; init; } = [];

    /// <summary>"21." may be an ordinal or the end of a sentence.</summary>
    public bool PointIsOrdinal { get; init; }
}
