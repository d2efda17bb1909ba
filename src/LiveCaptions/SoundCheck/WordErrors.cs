using LiveCaptions.Scoring;

namespace LiveCaptions.SoundCheck;

/// <summary>A word that was recognised wrongly.</summary>
/// <param name="Said">The word that was said; null: there was none.</param>
/// <param name="Heard">The word that was recognised; null: none was.</param>
internal sealed record WrongWord(string? Said, string? Heard);

/// <summary>The words of a check against what was said.</summary>
/// <param name="Words">Words that were said.</param>
/// <param name="Wrong">Words that were recognised wrongly, in order.</param>
/// <param name="Reached">The last word that was said has been recognised.</param>
internal sealed record WordErrors(int Words, IReadOnlyList<WrongWord> Wrong, bool Reached)
{
    /// <summary>Percent.</summary>
    public double Rate => Math.Round(100.0 * Wrong.Count / Math.Max(1, Words), 1);

    // The first and the last words of a part may have been cut off.
    private const int Edge = 1,
        LeastOfPart = 6;

    /// <param name="spoken">What was said.</param>
    /// <param name="heard">What was recognised; what a person said before and after the sentence does not count.</param>
    public static WordErrors Of(SpokenText spoken, string heard)
    {
        var (said, recognised) = (PlainWords.Of(spoken.Text), PlainWords.Of(heard));
        return spoken.IsRead ? OfRead(said, recognised) : OfPart(said, recognised);
    }

    private static WordErrors OfRead(string[] said, string[] recognised)
    {
        var span = BestSpan.Of(said, recognised);
        return Compared(said, recognised[span.Start..(span.Start + span.Length)]);
    }

    private static WordErrors OfPart(string[] text, string[] recognised)
    {
        if (recognised.Length < LeastOfPart)
            return new(0, [], false);
        var inner = recognised[Edge..^Edge];
        // It may have begun again in the middle.
        string[] twice = [.. text, .. text];
        var span = BestSpan.Of(inner, twice);
        return Compared(twice[span.Start..(span.Start + span.Length)], inner);
    }

    private static WordErrors Compared(string[] said, string[] recognised)
    {
        var pairs = Alignment.Of(said, recognised).Pairs;
        var wrong = new List<WrongWord>();
        var (i, j) = (0, 0);
        foreach (var (reference, heard) in pairs.Append((said.Length, recognised.Length)))
        {
            wrong.AddRange(said[i..reference].Select(word => new WrongWord(word, null)));
            wrong.AddRange(recognised[j..heard].Select(word => new WrongWord(null, word)));
            if (reference < said.Length && said[reference] != recognised[heard])
                wrong.Add(new(said[reference], recognised[heard]));
            (i, j) = (reference + 1, heard + 1);
        }
        return new(said.Length, wrong, pairs.Any(pair => pair.Reference == said.Length - 1 && said[^1] == recognised[pair.Recognised]));
    }
}
