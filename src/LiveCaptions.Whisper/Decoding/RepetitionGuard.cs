namespace LiveCaptions.Whisper.Decoding;

/// <summary>Whisper sometimes repeats itself without end: ten tokens of three or fewer kinds are not speech.</summary>
internal static class RepetitionGuard
{
    /// <summary>How many tokens at the end are looked at, and dropped if they repeat.</summary>
    public const int Span = 10;

    private const int Kinds = 3;

    private const int ShortestPhrase = 3, LongestPhrase = 12;

    public static bool Repeats(ReadOnlySpan<int> tokens)
    {
        if (tokens.Length <= Span + 2) return false;
        Span<int> kinds = stackalloc int[Kinds];
        var found = 0;
        foreach (var token in tokens[^Span..])
        {
            if (kinds[..found].Contains(token)) continue;
            if (found == Kinds) return false;
            kinds[found++] = token;
        }
        return true;
    }

    /// <summary>Is a phrase of these tokens said so many times in a row, to the end not before this place? People do that too.</summary>
    public static bool Says(ReadOnlySpan<int> tokens, int times, int from)
    {
        for (var end = Math.Max(from + 1, times * ShortestPhrase); end <= tokens.Length; end++)
            for (var length = ShortestPhrase; length <= Math.Min(LongestPhrase, end / times); length++)
                if (Repeats(tokens[(end - times * length)..end], length)) return true;
        return false;
    }

    private static bool Repeats(ReadOnlySpan<int> tokens, int length) => tokens[length..].SequenceEqual(tokens[..^length]);
}
