namespace LiveCaptions.ScriptedTracks;

/// <summary>
/// Takes out words that a cue repeats of the one before: automatic subtitles roll, so that each line comes again by itself for ten
/// milliseconds, and as the upper line of the next cue.
/// </summary>
internal static class RolledCues
{
    /// <summary>Cues further apart do not roll.</summary>
    private const double LongestGap = 0.15;

    /// <summary>Nobody can read a cue that short: it is a step of rolling.</summary>
    private const double ShortestCue = 0.05;

    /// <summary>As many cues that roll make a file that rolls.</summary>
    private const int FewestRolled = 3;

    // People repeat themselves, so that words in common of other cues are believed to be said twice.
    private const int WordsOfOneSpeech = 3;

    /// <summary>The cues in order, without what they repeat; those that only repeat are left out.</summary>
    /// <param name="cues">In order of time.</param>
    public static IEnumerable<RawCue> Unrolled(IReadOnlyList<RawCue> cues)
    {
        var (repeated, all) = Compare(cues);
        for (var i = 0; i < cues.Count; i++)
        {
            var words = cues[i].Words;
            if (repeated[i] > 0 && (all ? Rolls(cues[i - 1], cues[i], repeated[i]) : SurelyRolls(cues[i - 1], cues[i], repeated[i])))
                words = [.. words.Skip(repeated[i])];
            if (words.Count > 0)
                yield return new(cues[i].Start, cues[i].End, [words]);
        }
    }

    /// <summary>How many words each cue has in common with the one before, and whether the whole file rolls.</summary>
    private static (int[] Repeated, bool All) Compare(IReadOnlyList<RawCue> cues)
    {
        var repeated = new int[cues.Count];
        var rolled = 0;
        for (var i = 1; i < cues.Count; i++)
        {
            repeated[i] = AreAdjacent(cues[i - 1], cues[i]) ? InCommon(cues[i - 1].Words, cues[i].Words) : 0;
            if (repeated[i] > 0 && Rolls(cues[i - 1], cues[i], repeated[i]))
                rolled++;
        }
        return (repeated, rolled >= FewestRolled && rolled * 3 >= cues.Count);
    }

    /// <summary>How many last words of one cue are the first words of the next.</summary>
    private static int InCommon(IReadOnlyList<CueWord> before, IReadOnlyList<CueWord> after)
    {
        for (var count = Math.Min(before.Count, after.Count); count > 0; count--)
        {
            var same = 0;
            while (same < count && before[before.Count - count + same].Text == after[same].Text)
                same++;
            if (same == count)
                return count;
        }
        return 0;
    }

    private static bool AreAdjacent(RawCue before, RawCue after) =>
        after.Start is { } start && (before.End is not { } end || start - end <= LongestGap) && before.Start <= start;

    /// <summary>Whether whole lines, all the words before, or several words come again.</summary>
    private static bool Rolls(RawCue before, RawCue after, int repeated) =>
        repeated >= WordsOfOneSpeech
        || repeated == before.Words.Count
        || EndsWithLines(before, repeated)
        || BeginsWithLines(after, repeated);

    /// <summary>Whether it is a step of rolling whatever the rest of the file does.</summary>
    private static bool SurelyRolls(RawCue before, RawCue after, int repeated) =>
        (repeated == after.Words.Count && after.End - after.Start <= ShortestCue)
        || (before.End - before.Start <= ShortestCue && repeated == before.Words.Count)
        || (repeated < after.Words.Count && EndsWithLines(before, repeated) && BeginsWithLines(after, repeated));

    private static bool EndsWithLines(RawCue cue, int words)
    {
        for (var line = cue.Lines.Count - 1; line >= 0 && words > 0; line--)
            words -= cue.Lines[line].Count;
        return words == 0;
    }

    private static bool BeginsWithLines(RawCue cue, int words)
    {
        for (var line = 0; line < cue.Lines.Count && words > 0; line++)
            words -= cue.Lines[line].Count;
        return words == 0;
    }
}
