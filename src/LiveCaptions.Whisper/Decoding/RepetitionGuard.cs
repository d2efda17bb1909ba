namespace LiveCaptions.Whisper.Decoding;

/// <summary>Whisper sometimes repeats itself without end: ten tokens of three or fewer kinds are not speech.</summary>
internal static class RepetitionGuard
{
    /// <summary>How many tokens at the end are looked at, and dropped if they repeat.</summary>
    public const int Span = 10;

    private const int Kinds = 3;

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
}
