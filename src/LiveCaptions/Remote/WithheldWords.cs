using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>
/// Words that this machine has settled while the other one recognises the same sound: they are shown as tentative, since the other
/// machine's words take their place once it has come so far.
/// </summary>
/// <remarks>Pure. Threading: one thread.</remarks>
internal sealed class WithheldWords
{
    private readonly List<SettledWord> words = [];

    /// <summary>Withholds what a change settles.</summary>
    public TranscriptChange Withhold(TranscriptChange change)
    {
        words.AddRange(change.Settled);
        return change with
        {
            Settled = [],
            Tentative = [.. words.Select(word => new TentativeWord(word.Text, word.Joined)), .. change.Tentative],
        };
    }

    /// <summary>The other machine's words take their place.</summary>
    public void Drop() => words.Clear();

    /// <summary>Adds them to a change: the other machine is lost again, so they stand.</summary>
    public TranscriptChange Release(TranscriptChange change)
    {
        if (words.Count == 0)
            return change;
        var released = change with { Settled = [.. words, .. change.Settled], Changed = true };
        words.Clear();
        return released;
    }
}
