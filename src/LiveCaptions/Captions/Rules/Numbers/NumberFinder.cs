namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Finds numbers that are to be written in another way.</summary>
internal static class NumberFinder
{
    /// <summary>The words as numbers are read from them; null if all numbers stay as they are heard.</summary>
    /// <param name="more">More words may follow.</param>
    public static NumberText? Of(PieceText text, NumberStyle style, string? language, bool more) =>
        style != NumberStyle.AsHeard && NumberLanguages.Of(language) is { } numbers ? new(text, numbers, more) : null;

    /// <summary>The number that begins at a piece.</summary>
    /// <param name="waits">The next word decides on it.</param>
    public static NumberMatch? At(NumberText text, int piece, NumberStyle style, out bool waits)
    {
        text.Waits = false;
        var match = style == NumberStyle.Digits ? DigitRule.At(text, piece) : WordRule.At(text, piece);
        waits = text.Waits;
        return match;
    }
}
