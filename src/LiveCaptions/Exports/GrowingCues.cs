using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>
/// The cues of a text that grows: those whose division cannot change any more are kept, so that new words cost the same however long the
/// text is.
/// </summary>
/// <remarks>Threading: not safe; its owner locks.</remarks>
internal sealed class GrowingCues(CueRules rules)
{
    /// <summary>Units behind a cue that settle it: many cues, after which the cheapest division before them stays the same.</summary>
    private const int Ahead = 80;

    private readonly CueBuilder builder = new(rules);
    private readonly List<Cue> settled = []; // as long as they are spoken
    private readonly List<SettledWord> divided = []; // the words in them
    private AudioTime latest;

    /// <summary>The cues of a text; only words behind the settled ones are divided, unless earlier ones have been changed.</summary>
    public IReadOnlyList<Cue> Of(IReadOnlyList<SettledWord> words)
    {
        if (!StartsAsBefore(words))
        {
            settled.Clear();
            divided.Clear();
            latest = AudioTime.Zero;
        }
        LineUnit[] units = [.. LineUnit.From(words.Skip(divided.Count), latest)];
        var parts = builder.Divide(units);
        var cues = builder.Timed(settled.Concat(parts.Select(part => part.Cue)));
        Settle(words, units, parts);
        return cues;
    }

    private bool StartsAsBefore(IReadOnlyList<SettledWord> words)
    {
        if (words.Count < divided.Count)
            return false;
        for (var i = 0; i < divided.Count; i++)
            if (!ReferenceEquals(words[i], divided[i]))
                return false;
        return true;
    }

    private void Settle(IReadOnlyList<SettledWord> words, LineUnit[] units, IReadOnlyList<(Cue Cue, int End)> parts)
    {
        var from = 0;
        foreach (var (cue, end) in parts.TakeWhile(part => part.End <= units.Length - Ahead))
        {
            settled.Add(cue);
            foreach (var unit in units.AsSpan(from..end))
                for (var i = 0; i < unit.Words; i++)
                    divided.Add(words[divided.Count]);
            latest = units[end - 1].Start;
            from = end;
        }
    }
}
