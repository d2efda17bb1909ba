using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>Divides words into cues at the best places, then gives each the time that a reader needs.</summary>
internal sealed class CueBuilder(CueRules rules)
{
    private readonly LineBreaks lines = new(rules.Lines, rules.Chars, rules.Language);

    /// <summary>The cues of these words, in order; times rise and never overlap.</summary>
    public IReadOnlyList<Cue> Build(IEnumerable<SettledWord> words)
    {
        LineUnit[] pieces = [.. LineUnit.From(words)];
        var cues = new List<Cue>();
        var from = 0;
        foreach (var to in Ends(pieces))
        {
            cues.Add(new(pieces[from].Start, pieces[to - 1].End, lines.Break(pieces.AsSpan(from..to))!));
            from = to;
        }
        return Timed(cues);
    }

    /// <summary>Where cues end, so that the sum of all costs is least (the shortest path over the gaps between words).</summary>
    private Stack<int> Ends(LineUnit[] pieces)
    {
        var cost = new double[pieces.Length + 1];
        var previous = new int[pieces.Length + 1];
        Array.Fill(cost, double.PositiveInfinity, 1, pieces.Length);
        for (var from = 0; from < pieces.Length; from++)
        {
            for (var to = from + 1; to <= pieces.Length; to++)
            {
                if (to > from + 1 && !Fits(pieces.AsSpan(from..to)))
                    break;
                var total = cost[from] + Cost(pieces, from, to);
                if (total < cost[to])
                    (cost[to], previous[to]) = (total, from);
            }
        }
        var ends = new Stack<int>();
        for (var end = pieces.Length; end > 0; end = previous[end])
            ends.Push(end);
        return ends;
    }

    private bool Fits(ReadOnlySpan<LineUnit> pieces) =>
        Seconds(pieces[0].Start, pieces[^1].End) <= rules.LongestSeconds
        && Pause(pieces[^2], pieces[^1]) < 4 * rules.PauseSeconds
        && lines.Break(pieces) is not null;

    /// <summary>A cue costs something by itself, more if it is short, and what it tears apart or holds together in spite of a pause.</summary>
    private double Cost(LineUnit[] pieces, int from, int to)
    {
        var cost = 2.0;
        for (var i = from + 1; i < to; i++)
        {
            if (Pause(pieces[i - 1], pieces[i]) > rules.PauseSeconds)
                cost += 2;
            if (pieces[i - 1].EndsSentence)
                cost += 2.5;
        }
        if (to == pieces.Length)
            return cost;
        var shown = Seconds(pieces[from].Start, pieces[to].Start) - rules.GapSeconds;
        if (shown < rules.ShortestSeconds)
            cost += 5;
        if (pieces[to - 1].EndsSentence || Pause(pieces[to - 1], pieces[to]) > rules.PauseSeconds)
            return cost;
        return cost + (pieces[to - 1].EndsClause ? 1 : 3);
    }

    /// <summary>Lengthens short cues, closes small holes, leaves two frames between.</summary>
    private List<Cue> Timed(List<Cue> cues)
    {
        var gap = AudioTime.SamplesIn(rules.GapSeconds);
        var earliest = AudioTime.Zero;
        for (var i = 0; i < cues.Count; i++)
        {
            var start = LineUnit.Later(cues[i].Start, earliest);
            var end = LineUnit.Later(cues[i].End, start + AudioTime.SamplesIn(rules.ShortestSeconds));
            if (i + 1 < cues.Count)
            {
                var room = cues[i + 1].Start - gap;
                if (end > room || Seconds(end, room) < rules.PauseSeconds)
                    end = room;
            }
            end = Sooner(LineUnit.Later(end, start + gap), start + AudioTime.SamplesIn(rules.LongestSeconds));
            cues[i] = cues[i] with { Start = start, End = end };
            earliest = end + gap;
        }
        return cues;
    }

    private static double Pause(LineUnit before, LineUnit after) => Seconds(before.End, after.Start);

    private static double Seconds(AudioTime from, AudioTime to) => new AudioTime(to - from).Seconds;

    private static AudioTime Sooner(AudioTime one, AudioTime other) => one < other ? one : other;
}
