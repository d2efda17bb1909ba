namespace LiveCaptions.Captions.Layouts;

/// <summary>
/// Merges the lines of several tracks into one picture, in the order in which they began, each with its speaker. A line grows where it
/// stands;
/// one that has left the picture and goes on comes in again at the bottom, so that nobody speaks unseen.
/// </summary>
/// <param name="lines">Lines that are shown.</param>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class MixedLines(int lines)
{
    private readonly Dictionary<string, CaptionFrame> frames = [];
    private readonly Dictionary<(string Track, long Line), long> places = [];
    private long next,
        sequence;

    /// <summary>Takes the newest frame of a track.</summary>
    /// <returns>The whole picture.</returns>
    public CaptionFrame Take(CaptionFrame frame)
    {
        var before = frames.GetValueOrDefault(frame.Track);
        var seen = Shown().Select(s => (s.Track, s.Line.Id)).ToHashSet();
        frames[frame.Track] = frame;
        foreach (var line in frame.Lines)
        {
            var key = (frame.Track, line.Id);
            // Words that settle unchanged are not new.
            var goesOn =
                !seen.Contains(key) && before?.Lines.FirstOrDefault(l => l.Id == line.Id) is { } old && TextOf(old) != TextOf(line);
            if (goesOn || !places.ContainsKey(key))
                places[key] = next++;
        }
        foreach (var gone in places.Keys.Where(k => k.Track == frame.Track && frame.Lines.All(l => l.Id != k.Line)).ToList())
            places.Remove(gone);
        return Picture(frame);
    }

    /// <summary>Removes a track and its lines.</summary>
    /// <returns>The whole picture; null if the track had no frame.</returns>
    public CaptionFrame? Remove(string track)
    {
        if (!frames.Remove(track, out var last))
            return null;
        foreach (var gone in places.Keys.Where(k => k.Track == track).ToList())
            places.Remove(gone);
        return Picture(frames.Values.MaxBy(f => f.At) ?? last with { Speaking = false });
    }

    private static string TextOf(CaptionLine line) => line.Settled + line.Tentative;

    private CaptionFrame Picture(CaptionFrame newest)
    {
        var shown = new List<CaptionLine>();
        (string, int?)? above = null;
        foreach (var (track, line) in Shown())
        {
            var of = frames[track];
            var who = (track, line.Speaker?.Number);
            var speaker = new LineSpeaker(track, of.Label, of.Colour, above != who) { Number = who.Number };
            shown.Add(line with { Id = places[(track, line.Id)], Speaker = speaker });
            above = who;
        }
        var languages = frames.Values.Select(f => f.Language).Distinct().ToList();
        return newest with
        {
            Track = CaptionTracks.AllTracks,
            Label = "",
            Colour = null,
            Sequence = ++sequence,
            Speaking = frames.Values.Any(f => f.Speaking),
            Language = languages is [var only] ? only : null,
            Lines = shown,
        };
    }

    private IEnumerable<(string Track, CaptionLine Line)> Shown() =>
        frames
            .Values.SelectMany(frame => frame.Lines.Select(line => (frame.Track, Line: line)))
            .OrderBy(s => places[(s.Track, s.Line.Id)])
            .TakeLast(lines);
}
