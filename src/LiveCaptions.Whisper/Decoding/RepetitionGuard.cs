namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Finds loops. Whisper sometimes repeats itself without end, or repeats what stands before; people repeat themselves too, but come to an
/// end.
/// </summary>
internal static class RepetitionGuard
{
    /// <summary>Tokens at the end that are looked at, and dropped if they repeat.</summary>
    public const int Span = 10;

    private const int Kinds = 3;

    private const int ShortestPhrase = 3,
        LongestPhrase = 12;

    private const int LongText = 20;

    private const int Times = 3,
        LongestRound = 32,
        ShortestEcho = 5;

    /// <summary>Whether the last ten tokens are of three or fewer kinds, which is not speech.</summary>
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

    /// <summary>
    /// Whether the text goes round in circles, the same three times in a row over more than ten tokens: it will not end by itself.
    /// </summary>
    public static bool Circles(ReadOnlySpan<int> tokens)
    {
        for (var round = 1; round <= Math.Min(LongestRound, tokens.Length / Times); round++)
        {
            var again = Math.Max(Span, (Times - 1) * round);
            if (Repeated(tokens, round, Math.Max(0, tokens.Length - again)) == again)
                return true;
        }
        return false;
    }

    /// <summary>
    /// Whether most of a long text says again what it has said, three tokens at a time: a loop that varies ("Hello, man! Hi, man! Hello,
    /// man!").
    /// </summary>
    /// <param name="tokens">The text.</param>
    /// <param name="said">How many of its tokens stand before the first repetition; all of them if it does not ramble.</param>
    public static bool Rambles(ReadOnlySpan<int> tokens, out int said)
    {
        said = tokens.Length;
        if (tokens.Length < LongText)
            return false;
        var phrases = new HashSet<(int, int, int)>();
        var first = tokens.Length;
        for (var i = 2; i < tokens.Length; i++)
            if (!phrases.Add((tokens[i - 2], tokens[i - 1], tokens[i])))
                first = Math.Min(first, i - 2);
        if (phrases.Count >= (tokens.Length - 2) / 2)
            return false;
        said = first;
        return true;
    }

    /// <summary>The place from which a text that did not end only repeats what stands before.</summary>
    /// <param name="tokens">The text, and the settled tokens before it.</param>
    /// <param name="from">Tokens before this place are not in doubt.</param>
    /// <returns>The place; the text's length where nothing is repeated.</returns>
    public static int Echo(ReadOnlySpan<int> tokens, int from)
    {
        var again = 0;
        for (var back = 1; back < tokens.Length; back++)
            again = Math.Max(again, Repeated(tokens, back, from));
        return again < ShortestEcho ? tokens.Length : Echo(tokens[..^again], from); // what was repeated may itself be a repetition
    }

    /// <summary>Whether a phrase stands this many times in a row, ending after <paramref name="from"/>; people do that, too.</summary>
    public static bool Says(ReadOnlySpan<int> tokens, int times, int from)
    {
        for (var end = Math.Max(from + 1, times * ShortestPhrase); end <= tokens.Length; end++)
        for (var length = ShortestPhrase; length <= Math.Min(LongestPhrase, end / times); length++)
            if (Repeats(tokens[(end - times * length)..end], length))
                return true;
        return false;
    }

    private static bool Repeats(ReadOnlySpan<int> tokens, int length) => tokens[length..].SequenceEqual(tokens[..^length]);

    /// <summary>
    /// Number of tokens at the end, not before <paramref name="from"/>, that equal those <paramref name="back"/> places before them.
    /// </summary>
    private static int Repeated(ReadOnlySpan<int> tokens, int back, int from)
    {
        var again = 0;
        for (var i = tokens.Length - 1; i >= Math.Max(from, back) && tokens[i] == tokens[i - back]; i--)
            again++;
        return again;
    }
}
