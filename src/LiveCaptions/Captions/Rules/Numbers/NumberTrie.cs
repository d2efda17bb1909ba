namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Spellings of numbers, word by word.</summary>
internal sealed class NumberTrie
{
    private readonly Dictionary<string, NumberTrie> next = new(StringComparer.Ordinal);
    private long? value;

    /// <summary>Adds a spelling; the first of two numbers that are spelled alike stays.</summary>
    public void Add(IEnumerable<string> keys, long number)
    {
        var node = this;
        foreach (var key in keys)
        {
            if (!node.next.TryGetValue(key, out var child))
                node.next.Add(key, child = new());
            node = child;
        }
        node.value ??= number;
    }

    /// <summary>The number that this one word spells.</summary>
    public long? Of(string key) => next.GetValueOrDefault(key)?.value;

    /// <summary>The numbers that begin at a piece, shortest first.</summary>
    public IEnumerable<SpokenNumber> At(NumberText text, int from)
    {
        var node = next.GetValueOrDefault(text.Key(from));
        for (var to = from + 1; node is not null; to++)
        {
            if (node.value is { } number)
                yield return new(to, number);
            // A word behind which nothing can follow waits for none.
            node = node.next.Count > 0 && text.Within(to) is { } key ? node.next.GetValueOrDefault(key) : null;
        }
    }
}
