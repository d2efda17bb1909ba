using System.Collections.Frozen;
using LiveCaptions.Captions.Rules.Letters;
using LiveCaptions.Captions.Rules.Numbers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>How a word on the blocklist is treated; a later value hides more.</summary>
internal enum Blocked
{
    /// <summary>Written as spoken.</summary>
    AsSpoken,

    /// <summary>The first letter stays, the others become asterisks.</summary>
    Mask,

    /// <summary>Left out.</summary>
    Remove,
}

/// <summary>How fillers such as "um" are treated.</summary>
internal enum Fillers
{
    /// <summary>Kept: captions are verbatim.</summary>
    Keep,

    /// <summary>Left out.</summary>
    Drop,
}

/// <summary>The case of letters.</summary>
internal enum Casing
{
    /// <summary>As recognised.</summary>
    AsSpoken,

    /// <summary>Upper case.</summary>
    Upper,

    /// <summary>Lower case.</summary>
    Lower,
}

/// <summary>How one output treats words.</summary>
internal sealed record Treatment(Blocked Blocked = Blocked.AsSpoken, Fillers Fillers = Fillers.Keep, Casing Casing = Casing.AsSpoken);

/// <summary>The words, phrases, numbers and letters that rules apply to, the same for all outputs.</summary>
internal sealed class WordLists
{
    /// <summary>Most entries of one list.</summary>
    public const int MaxEntries = 1000;

    /// <summary>Most entries of the vocabulary: more would be looked for in vain more often than found.</summary>
    public const int MaxVocabulary = 2000;

    /// <summary>Empty lists.</summary>
    public static readonly WordLists None = new([], []);

    private readonly Phrases phrases;
    private readonly Lazy<Phrases> turkicPhrases;

    public WordLists(
        IEnumerable<KeyValuePair<string, string>> replacements,
        IEnumerable<string> blocklist,
        NumberStyle numbers = NumberStyle.AsHeard,
        LetterStyle letters = LetterStyle.AsHeard,
        IReadOnlyList<string>? vocabulary = null,
        IReadOnlyList<TermUse>? refused = null
    )
    {
        (Numbers, Letters, Vocabulary, Refused) = (numbers, letters, vocabulary ?? [], refused ?? []);
        Terms = new(Vocabulary, Refused);
        if (numbers != NumberStyle.AsHeard)
            NumberLanguages.Prepare();
        var last = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (from, to) in replacements)
            last[from] = VisibleText.Of(to);
        Replacements = last.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Blocklist = blocklist.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        phrases = new(Replacements, Blocklist, turkic: false);
        turkicPhrases = new(() => new(Replacements, Blocklist, turkic: true));
    }

    /// <summary>Replacements by word or phrase, compared without case.</summary>
    public FrozenDictionary<string, string> Replacements { get; }

    /// <summary>Words and phrases that an output may mask or leave out, compared without case.</summary>
    public FrozenSet<string> Blocklist { get; }

    /// <summary>How numbers are written.</summary>
    public NumberStyle Numbers { get; }

    /// <summary>How spelled letters are written.</summary>
    public LetterStyle Letters { get; }

    /// <summary>Names and other words that are likely to be said, as they are to be written; recognition knows them.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>Uses of terms that a person has taken back: they are not repeated.</summary>
    public IReadOnlyList<TermUse> Refused { get; }

    /// <summary>The vocabulary as recognition is told of it.</summary>
    public ListedTerms Terms { get; }

    /// <summary>Whether what stands before a word counts.</summary>
    public bool ReadsBack => Numbers != NumberStyle.AsHeard || Letters != LetterStyle.AsHeard || Blocklist.Count > 0;

    /// <summary>The same lists with other uses that are not repeated.</summary>
    public WordLists Refusing(IReadOnlyList<TermUse> refused) => new(Replacements, Blocklist, Numbers, Letters, Vocabulary, refused);

    /// <summary>The entries as a language compares words.</summary>
    /// <param name="language">ISO 639 code; null if it is unknown.</param>
    public Phrases PhrasesIn(string? language) => LetterCase.IsTurkic(language) ? turkicPhrases.Value : phrases;
}
