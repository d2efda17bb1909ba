using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>
/// Words that a recogniser hears although they have settled already: its sound begins some seconds before their end, since a recogniser
/// that begins within speech misses the first word.
/// </summary>
/// <param name="start">Where its sound begins.</param>
/// <param name="end">Where the last settled word ends.</param>
/// <param name="last">That word; empty: there is none.</param>
/// <remarks>Pure. Threading: one thread.</remarks>
internal sealed class HeardAgain(long start, long end, string last)
{
    /// <summary>Sound before the end of the last settled word that whoever takes over is given, too.</summary>
    public static readonly long Lead = AudioTime.SamplesIn(3);

    // Recognisers differ by this much about where a word ends.
    private static readonly long Near = AudioTime.SamplesIn(0.2);

    // Without a word for this long, none is heard again.
    private static readonly long Quiet = AudioTime.SamplesIn(1),
        Longest = AudioTime.SamplesIn(3);

    private bool passed; // a new word

    /// <summary>
    /// Whether what comes is new. Until then tentative words, which have no times, are not known from those that have settled.
    /// </summary>
    public bool IsOver { get; private set; } = start >= end;

    /// <summary>Leaves out what has been heard before.</summary>
    public TranscriptChange Pass(TranscriptChange change)
    {
        var settled = new List<SettledWord>();
        foreach (var word in change.Settled)
        {
            if (!passed && IsKnown(word))
            {
                var isLast = IsLast(word);
                passed |= isLast; // however long its sound was thought to be, what follows is new
                IsOver |= isLast || word.End.Samples >= end - Near;
                continue;
            }
            (passed, IsOver) = (true, true);
            settled.Add(word);
        }
        var silent = !change.Speaking && change.Tentative.Count == 0;
        IsOver |= change.Heard.Samples >= end + (silent ? Quiet : Longest);
        return change with { Settled = settled, Tentative = IsOver ? change.Tentative : [], Changed = change.Changed && IsOver };
    }

    private bool IsKnown(SettledWord word) => (word.Start.Samples + word.End.Samples) / 2 < end || IsLast(word);

    /// <summary>Whether it is the last settled word, whose end may be wrong by much where the sound ended behind it.</summary>
    private bool IsLast(SettledWord word) =>
        word.Start.Samples < end + Near
        && word.End.Samples > end - Quiet
        && string.Equals(Plain(word.Text), Plain(last), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
