using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>Divides words into cues at the best places, then gives each cue the time that a reader needs.</summary>
internal sealed class CueBuilder(CueRules rules)
{
    private readonly LineBreaks lines = new(rules.Lines, rules.Columns, rules.Language);

    /// <summary>Builds the cues in order; their times never overlap.</summary>
    public IReadOnlyList<Cue> Build(IEnumerable<SettledWord> words) => Timed(Divide([.. LineUnit.From(words)]).Select(part => part.Cue));

    /// <summary>Divides units into cues, as long as they are spoken, each with the index behind its last unit.</summary>
    public IReadOnlyList<(Cue Cue, int End)> Divide(LineUnit[] units)
    {
        var parts = new List<(Cue, int)>();
        var from = 0;
        foreach (var to in Ends(units))
        {
            var cue = new Cue(units[from].Start, units[to - 1].End, LinesOf(units.AsSpan(from..to))) { Speaker = units[from].Speaker };
            parts.Add((cue, to));
            from = to;
        }
        return parts;
    }

    /// <summary>Lengthens short cues, closes short gaps, and leaves two frames between cues.</summary>
    /// <param name="earliest">No cue begins before it.</param>
    public IReadOnlyList<Cue> Timed(IEnumerable<Cue> spoken, AudioTime earliest = default)
    {
        List<Cue> cues = [.. spoken];
        var gap = AudioTime.SamplesIn(rules.GapSeconds);
        for (var i = 0; i < cues.Count; i++)
        {
            var start = LineUnit.Later(cues[i].Start, earliest);
            var end = LineUnit.Later(cues[i].End, start + AudioTime.SamplesIn(rules.MinSeconds));
            if (i + 1 < cues.Count)
            {
                var latest = cues[i + 1].Start - gap;
                if (end > latest || Seconds(end, latest) < rules.PauseSeconds)
                    end = latest;
            }
            end = Earlier(LineUnit.Later(end, start + gap), start + AudioTime.SamplesIn(rules.MaxSeconds));
            cues[i] = cues[i] with { Start = start, End = end };
            earliest = end + gap;
        }
        return cues;
    }

    private IReadOnlyList<string> LinesOf(ReadOnlySpan<LineUnit> units)
    {
        var broken = lines.Break(units)!;
        return RightToLeft.Is(rules.Language) ? [.. broken.Select(RightToLeft.Marked)] : broken;
    }

    /// <summary>Finds where cues end at the lowest total cost: the shortest path over the gaps between words.</summary>
    private Stack<int> Ends(LineUnit[] units)
    {
        var cost = new double[units.Length + 1];
        var previous = new int[units.Length + 1];
        Array.Fill(cost, double.PositiveInfinity, 1, units.Length);
        for (var from = 0; from < units.Length; from++)
        {
            for (var to = from + 1; to <= units.Length; to++)
            {
                if (to > from + 1 && !Fits(units.AsSpan(from..to)))
                    break;
                var total = cost[from] + Cost(units, from, to);
                if (total < cost[to])
                    (cost[to], previous[to]) = (total, from);
            }
        }
        var ends = new Stack<int>();
        for (var end = units.Length; end > 0; end = previous[end])
            ends.Push(end);
        return ends;
    }

    private bool Fits(ReadOnlySpan<LineUnit> units) =>
        Seconds(units[0].Start, units[^1].End) <= rules.MaxSeconds
        && units[^2].Speaker == units[^1].Speaker
        && Pause(units[^2], units[^1]) < 4 * rules.PauseSeconds
        && lines.Break(units) is not null;

    /// <summary>
    /// The cost of a cue: a base cost, more for a short cue, for pauses and ends of sentences inside it, and for a break within a sentence.
    /// </summary>
    private double Cost(LineUnit[] units, int from, int to)
    {
        var cost = 2.0;
        for (var i = from + 1; i < to; i++)
        {
            if (Pause(units[i - 1], units[i]) > rules.PauseSeconds)
                cost += 2;
            if (units[i - 1].EndsSentence)
                cost += 2.5;
        }
        if (to == units.Length)
            return cost;
        var shown = Seconds(units[from].Start, units[to].Start) - rules.GapSeconds;
        if (shown < rules.MinSeconds)
            cost += 5;
        if (units[to - 1].EndsSentence || Pause(units[to - 1], units[to]) > rules.PauseSeconds)
            return cost;
        return cost + (units[to - 1].EndsClause ? 1 : 3);
    }

    private static double Pause(LineUnit before, LineUnit after) => Seconds(before.End, after.Start);

    private static double Seconds(AudioTime from, AudioTime to) => new AudioTime(to - from).Seconds;

    private static AudioTime Earlier(AudioTime one, AudioTime other) => one < other ? one : other;
}
