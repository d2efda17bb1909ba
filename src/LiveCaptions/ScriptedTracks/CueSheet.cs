using System.Globalization;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>The cues of a subtitle file, and what a person should know about how they were read.</summary>
/// <param name="Cues">In order of time.</param>
/// <param name="Remarks">Sentences; empty if there is nothing to say.</param>
internal sealed record CueSheet(IReadOnlyList<SubtitleCue> Cues, IReadOnlyList<string> Remarks)
{
    // A reader's speed, for a cue whose end cannot be right.
    private const double SecondsPerLetter = 0.065;

    // From here on, tapes count; no file has an hour of silence before its first words.
    private const double TapeStart = 3600;

    // A programme's clock starts a little before its hour, and films a while after it.
    private const double LongestLead = 600;
    private const double Lead = 5;
    private const double LongWait = 120;

    /// <summary>Parses all cues of a text.</summary>
    /// <param name="skipTimeCode">Whether times that begin at an hour or later are a tape's, and start at once.</param>
    public static CueSheet Parse(string text, bool skipTimeCode = true)
    {
        var parser = CueParser.Read(text);
        RawCue[] timed = [.. Timed(parser.Cues).Where(cue => cue.Words.Count > 0).OrderBy(cue => cue.Start)];
        RawCue[] cues = [.. RolledCues.Unrolled(timed)];
        var first = cues.Length > 0 ? cues[0].Start ?? 0 : 0;
        var offset = skipTimeCode ? OffsetOf(first) : 0;
        return new([.. cues.Select(cue => Shifted(cue, offset))], [.. Remarked(parser, first, offset)]);
    }

    /// <summary>Completes times that are missing or wrong: a cue lasts as long as a reader needs.</summary>
    private static IEnumerable<RawCue> Timed(IReadOnlyList<RawCue> cues)
    {
        var latest = 0.0;
        foreach (var cue in cues)
        {
            var needed = Math.Clamp(cue.Words.Sum(word => word.Text.Length + 1) * SecondsPerLetter, 1, 7);
            var start = Math.Max(0, cue.Start ?? Math.Min(latest, cue.End - needed ?? latest));
            latest = cue.End > start ? cue.End.Value : start + needed;
            yield return cue with
            {
                Start = start,
                End = latest,
            };
        }
    }

    private static double OffsetOf(double first)
    {
        if (first < TapeStart)
            return 0;
        var hour = Math.Floor(first / 3600) * 3600;
        return first - hour <= LongestLead ? hour : Math.Max(0, first - Lead);
    }

    private static SubtitleCue Shifted(RawCue cue, double offset) =>
        new(
            AudioTime.FromSeconds((cue.Start ?? 0) - offset),
            AudioTime.FromSeconds((cue.End ?? 0) - offset),
            offset == 0 ? cue.Words : [.. cue.Words.Select(word => word with { At = word.At - offset })]
        );

    private static IEnumerable<string> Remarked(CueParser parser, double first, double offset)
    {
        if (parser.Unreadable > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{parser.Unreadable} of {parser.Total} cues could not be read, the first at line {parser.FirstUnreadable}, so they are not shown. Write times as in 00:00:01,500 --> 00:00:04,000."
            );
        if (parser.IsCut)
            yield return $"There are too many words, so some are left out: a cue may have {CueParser.MaxWordsPerCue}, a file {CueParser.MaxWords}.";
        if (offset > 0)
            yield return $"Its times begin at {Clock(first)}, so they are taken for a tape's time code and the first words come after {Clock(first - offset)}. To keep its times, set SkipTimeCode to false.";
        else if (first >= LongWait)
            yield return $"Its first words come after {Clock(first)}.";
    }

    private static string Clock(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600:D2}:{(int)seconds / 60 % 60:D2}:{(int)seconds % 60:D2}");
}
