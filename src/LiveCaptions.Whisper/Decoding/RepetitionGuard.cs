namespace LiveCaptions.Whisper.Decoding;

/// <summary>Whisper sometimes repeats itself without end, or says again what stands before. People repeat themselves too, but they come to an end.</summary>
internal static class RepetitionGuard
{
    /// <summary>How many tokens at the end are looked at, and dropped if they repeat.</summary>
    public const int Span = 10;

    private const int Kinds = 3;

    private const int ShortestPhrase = 3,
        LongestPhrase = 12;

    private const int Times = 3,
        LongestRound = 32,
        ShortestEcho = 5;

    /// <summary>Ten tokens of three or fewer kinds are not speech.</summary>
    public static bool Repeats(ReadOnlySpan<int> tokens)
    {
        if (tokens.Length <= Span + 2)
            return false;
        Span<int> kinds = stackalloc int[Kinds];
        var found = 0;
        foreach (var token in tokens[^Span..])
        {
            if (kinds[..found].Contains(token))
                continue;
            if (found == Kinds)
                return false;
            kinds[found++] = token;
        }
        return true;
    }

    /// <summary>Does the end go round in circles: the same three times in a row, over more than ten tokens? It will not end by itself.</summary>
    public static bool Circles(ReadOnlySpan<int> tokens)
    {
        for (var round = 1; round <= Math.Min(LongestRound, tokens.Length / Times); round++)
        {
            var again = Math.Max(Span, (Times - 1) * round);
            if (SaidAgain(tokens, round, Math.Max(0, tokens.Length - again)) == again)
                return true;
        }
        return false;
    }

    /// <summary>Where a text that did not end begins to say only what stands before.</summary>
    /// <param name="tokens">The text, with what it follows.</param>
    /// <param name="from">What stands before this place is not in doubt.</param>
    /// <returns>The place; where nothing is said again, the text's length.</returns>
    public static int Echo(ReadOnlySpan<int> tokens, int from)
    {
        var again = 0;
        for (var back = 1; back < tokens.Length; back++)
            again = Math.Max(again, SaidAgain(tokens, back, from));
        return again < ShortestEcho ? tokens.Length : Echo(tokens[..^again], from); // what went round may itself have been said before
    }

    /// <summary>Is a phrase of these tokens said so many times in a row, to the end not before this place? People do that too.</summary>
    public static bool Says(ReadOnlySpan<int> tokens, int times, int from)
    {
        for (var end = Math.Max(from + 1, times * ShortestPhrase); end <= tokens.Length; end++)
        for (var length = ShortestPhrase; length <= Math.Min(LongestPhrase, end / times); length++)
            if (Repeats(tokens[(end - times * length)..end], length))
                return true;
        return false;
    }

    private static bool Repeats(ReadOnlySpan<int> tokens, int length) => tokens[length..].SequenceEqual(tokens[..^length]);

    /// <summary>How many tokens at the end, from this place on, are those that stand so many places before them.</summary>
    private static int SaidAgain(ReadOnlySpan<int> tokens, int back, int from)
    {
        var again = 0;
        for (var i = tokens.Length - 1; i >= Math.Max(from, back) && tokens[i] == tokens[i - back]; i--)
            again++;
        return again;
    }
}
