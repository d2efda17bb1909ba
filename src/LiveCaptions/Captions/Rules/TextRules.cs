using System.Collections.Frozen;

namespace LiveCaptions.Captions.Rules;

/// <summary>What becomes of a word on the blocklist.</summary>
internal enum Blocked
{
    /// <summary>It stays.</summary>
    AsSpoken,

    /// <summary>Its first letter stays, the others become asterisks.</summary>
    Mask,

    /// <summary>It is left out.</summary>
    Remove,
}

/// <summary>What becomes of "um" and its like.</summary>
internal enum Fillers
{
    /// <summary>They stay: captions are verbatim.</summary>
    Keep,

    /// <summary>They are left out.</summary>
    Drop,
}

/// <summary>Which letters are written.</summary>
internal enum Casing
{
    /// <summary>Small and capital letters.</summary>
    AsSpoken,

    /// <summary>Capitals only.</summary>
    Upper,

    /// <summary>Small letters only.</summary>
    Lower,
}

/// <summary>How one output treats words.</summary>
internal sealed record Treatment(Blocked Blocked = Blocked.AsSpoken, Fillers Fillers = Fillers.Keep, Casing Casing = Casing.AsSpoken);

/// <summary>The words and phrases that rules are about: the same for all outputs.</summary>
internal sealed class WordLists
{
    /// <summary>Entries of one list, at most.</summary>
    public const int Most = 1000;

    /// <summary>No word.</summary>
    public static readonly WordLists None = new([], []);

    public WordLists(IEnumerable<KeyValuePair<string, string>> replacements, IEnumerable<string> blocklist)
    {
        var last = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (from, to) in replacements)
            last[from] = to;
        Replacements = last.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Blocklist = blocklist.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Phrases = new(Replacements, Blocklist);
    }

    /// <summary>What is written in place of a word or a phrase; letters' case does not count.</summary>
    public FrozenDictionary<string, string> Replacements { get; }

    /// <summary>Words and phrases that an output may mask or leave out; letters' case does not count.</summary>
    public FrozenSet<string> Blocklist { get; }

    /// <summary>Those of several words.</summary>
    public Phrases Phrases { get; }
}
