using System.Globalization;
using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Exports;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Viewers.Segments;

/// <summary>
/// Cuts a track's words into segments. A segment is cut when hardly a word can come into it any more, and never changes then: a word that
/// comes later still is shown at the start of the next one, so that none is lost and none is there twice.
/// </summary>
/// <remarks>Pure: it takes times (samples since 1970) and reads no clock. Threading: not safe; its owner locks.</remarks>
internal sealed class SegmentCutter
{
    /// <summary>Segments that are listed: ten minutes.</summary>
    public const int Listed = 100;

    /// <summary>Empty segments before a track's first one: some players refuse a list without segments.</summary>
    private const int Before = 3;

    private static readonly long Length = AudioTime.SamplesIn(CaptionSegment.Seconds);

    // Where cues are best divided shows a little further on.
    private static readonly long Lookahead = AudioTime.SamplesIn(2);
    private static readonly long Gap = AudioTime.SamplesIn(new CueRules().GapSeconds);

    private readonly CaptionSettings settings;
    private readonly Func<VoiceNames>? names;
    private readonly Lateness lateness = new();
    private readonly List<SettledWord> words = []; // that are in no cue yet
    private readonly List<Cue> shown = []; // cues that last into the open segment
    private readonly List<CaptionSegment> listed = [];
    private (string? Language, CueBuilder Cues) builder;
    private AudioTime open; // start of the segment that is not cut yet
    private AudioTime free; // no further cue begins before it
    private AudioTime settled; // no further word begins before it
    private bool quiet = true;
    private bool jumped;
    private long jumps;

    /// <param name="names">What voices are called when a segment is cut; null: nobody has a name.</param>
    public SegmentCutter(CaptionSettings settings, AudioTime now, Func<VoiceNames>? names = null)
    {
        (this.settings, this.names) = (settings, names);
        builder = (null, BuilderFor(null));
        open = free = Dates.StartOfSegment(now);
        for (var back = Before; back > 0; back--)
            listed.Add(new((open.Samples / Length) - back, open - back * Length, ""));
    }

    /// <summary>What is listed now.</summary>
    public SegmentList List => new([.. listed], jumps);

    /// <summary>Takes a change whose words have dates.</summary>
    /// <returns>True if a segment is complete with it.</returns>
    public bool Take(CaptionUpdate update, AudioTime now)
    {
        update.Corrections.Apply(words);
        words.AddRange(update.Settled);
        foreach (var word in update.Settled)
        {
            settled = LineUnit.Later(settled, word.End);
            lateness.Note(now - word.End);
        }
        quiet = update is { Speaking: false, Tentative: [] };
        if (update.Language != builder.Language)
            builder = (update.Language, BuilderFor(update.Language));
        return Advance(now);
    }

    /// <summary>Words that are in no segment yet go into none.</summary>
    public void Withdraw() => words.Clear();

    /// <summary>Cuts the segments that are complete.</summary>
    /// <returns>True if there was one.</returns>
    public bool Advance(AudioTime now)
    {
        var before = open;
        while (settled >= open + Length + Lookahead || now >= open + Length + (quiet ? lateness.Quiet : lateness.Speaking))
            Cut();
        return open > before;
    }

    /// <summary>The wall clock was set: what is not listed yet moves with it.</summary>
    public void Jump(long samples)
    {
        for (var i = 0; i < words.Count; i++)
            words[i] = words[i] with { Start = words[i].Start + samples, End = words[i].End + samples };
        shown.Clear();
        open = free = Dates.StartOfSegment(open + samples);
        settled += samples;
        jumped = true;
    }

    private CueBuilder BuilderFor(string? language) =>
        new(
            new()
            {
                Language = language,
                MinSeconds = settings.ShortestCue,
                MaxSeconds = settings.LongestCue,
            }
        );

    private void Cut()
    {
        var end = open + Length;
        ShowCuesBefore(end);
        listed.Add(new(listed[^1].Number + 1, open, Written()) { Jumps = jumped });
        shown.RemoveAll(cue => cue.End <= end);
        (open, jumped) = (end, false);
        if (listed.Count <= Listed)
            return;
        jumps += listed[0].Jumps ? 1 : 0;
        listed.RemoveAt(0);
    }

    /// <summary>Makes cues of words until one begins behind the segment. The last may reach beyond it and stands in both, whole.</summary>
    private void ShowCuesBefore(AudioTime end)
    {
        if (words.Count == 0)
            return;
        LineUnit[] units = [.. LineUnit.From(words.WithoutEmpty(), open)];
        var parts = builder.Cues.Divide(units);
        var cues = builder.Cues.Timed(parts.Select(part => part.Cue), LineUnit.Later(free, open));
        var taken = 0;
        for (var i = 0; i < cues.Count && cues[i].Start < end; i++)
        {
            shown.Add(cues[i]);
            (free, taken) = (cues[i].End + Gap, parts[i].End);
        }
        Drop(units.Take(taken).Sum(unit => unit.Words));
    }

    /// <summary>Drops so many words with text, and those without text before them.</summary>
    private void Drop(int withText)
    {
        var count = 0;
        for (; withText > 0; count++)
            withText -= words[count].Text.Length > 0 ? 1 : 0;
        words.RemoveRange(0, count);
    }

    /// <summary>The cues of the open segment. Each has a name, by which players know one that they have from the segment before.</summary>
    private string Written()
    {
        var text = new StringBuilder();
        foreach (var cue in shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Dates.DateOf(cue.Start).ToUnixTimeMilliseconds()}\n");
            Subtitles.AppendVtt(text, SegmentText.Local(cue, open), names?.Invoke());
        }
        return text.ToString();
    }
}
