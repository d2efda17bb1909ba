namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>A number read from words.</summary>
/// <param name="To">The piece behind its last.</param>
internal readonly record struct SpokenNumber(int To, long Value);

/// <summary>The words of one language's numbers, made from the library's spellings when they are first needed.</summary>
/// <remarks>Threading: safe once made.</remarks>
internal sealed class SpelledNumbers
{
    private const int Below = 1000;

    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    public SpelledNumbers(NumberLanguage language)
    {
        Language = language;
        foreach (var culture in language.Cultures)
            for (var value = 0; value < Below; value++)
            {
                foreach (var spelled in Spelling.Cardinal(value, culture))
                    AddCardinal(Keys(spelled), value);
                foreach (var spelled in value == 0 ? [] : Spelling.Ordinal(value, culture))
                    AddOrdinal(Keys(spelled), value);
            }
        foreach (var (word, value) in language.More)
            AddCardinal([word], value);
        foreach (var article in language.Articles)
            AddCardinal([article], 1);
        words.UnionWith([.. language.Thousand, .. language.Million, .. language.Oh]);
        words.ExceptWith([language.And ?? "", "et", "y"]);
    }

    public NumberLanguage Language { get; }

    /// <summary>0 to 999.</summary>
    public NumberTrie Cardinals { get; } = new();

    /// <summary>1st to 999th.</summary>
    public NumberTrie Ordinals { get; } = new();

    /// <summary>Whether a word is part of a number.</summary>
    public bool IsNumber(string key) => words.Contains(key) || Glued(key) is not null;

    /// <summary>Whether a word is a number by itself, below a hundred.</summary>
    public bool IsFigure(string key) => (Cardinals.Of(key) < 100 && !Language.Articles.Contains(key)) || Language.Oh.Contains(key);

    /// <summary>What a word multiplies.</summary>
    public long? Scale(string? key) =>
        key is null ? null
        : Language.Thousand.Contains(key) ? 1000
        : Language.Million.Contains(key) ? 1_000_000
        : null;

    /// <summary>A number that is one word, as in German and Italian; also the hundreds of a year.</summary>
    public long? Glued(string key)
    {
        foreach (var glue in Language.Glue)
            if (key.IndexOf(glue, StringComparison.Ordinal) is >= 0 and var at && Part(key[..at]) is { } left)
            {
                var isThousand = Language.Thousand.Contains(glue);
                var right = key[(at + glue.Length)..] is { Length: > 0 } rest
                    ? Part(rest.StartsWith("und", StringComparison.Ordinal) ? rest[3..] : rest)
                    : 0;
                if (right < (isThousand ? 1000 : 100) && (isThousand || left is > 10 and < 20))
                    return left * (isThousand ? 1000 : 100) + right;
            }
        return null;
    }

    /// <summary>The keys of a spelling.</summary>
    private static string[] Keys(string spelled) =>
        [
            .. spelled
                .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => NumberText.Bare(MatchKey.Of(word, turkic: false))),
        ];

    private long? Part(string key) => key.Length == 0 ? 1 : Cardinals.Of(key);

    private void AddCardinal(string[] keys, long value)
    {
        Cardinals.Add(keys, value);
        words.UnionWith(keys);
        foreach (var other in Varied(keys))
            Cardinals.Add(other, value);
    }

    private void AddOrdinal(string[] keys, long value)
    {
        Ordinals.Add(keys, value);
        // The library says "hundred and first".
        if (keys[0] == Language.Hundred)
            AddOrdinal([Language.One, .. keys], value);
        // "Vigésimo primer siglo".
        if (keys[^1] is "primero" or "tercero")
            Ordinals.Add([.. keys[..^1], keys[^1][..^1]], value);
        foreach (var end in Language.OrdinalEnds)
            Ordinals.Add([.. keys[..^1], keys[^1].TrimEnd('r') + end], value);
        if (Language.And is { } and && keys.Contains(and) && Language.Hundred is not null)
            Ordinals.Add(keys.Where(key => key != and), value);
    }

    /// <summary>Other ways in which people and recognisers write a number.</summary>
    private IEnumerable<string[]> Varied(string[] keys)
    {
        // "One hundred five", "deux cent", "quatre vingt", "hundertfünf".
        if (Language.Hundred is not null && Language.And is { } and && keys.Contains(and))
            yield return [.. keys.Where(key => key != and)];
        if (keys[^1] is "cents" or "vingts")
            yield return [.. keys[..^1], keys[^1][..^1]];
        if (keys[0].StartsWith("einhundert", StringComparison.Ordinal))
            yield return [keys[0][3..], .. keys[1..]];
    }
}
