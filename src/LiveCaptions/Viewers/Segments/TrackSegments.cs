using LiveCaptions.Captions;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Viewers.Segments;

/// <summary>A track's segments: takes its words as subtitles have them, dates them by the wall clock, and keeps what is listed.</summary>
/// <remarks>Threading: safe; one lock, held for a moment.</remarks>
internal sealed class TrackSegments : IWordSink
{
    /// <summary>A wall clock that moves by more at once was set, and players are told of the jump.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private readonly Lock sync = new();
    private readonly MonotonicClock clock;
    private readonly SegmentCutter cutter;
    private DateTimeOffset start; // the date of the monotonic clock's zero
    private ListedSegments? listed;

    /// <param name="names">What voices are called now; asked under this one's lock, so it must not wait for the pipeline.</param>
    public TrackSegments(CaptionSettings settings, MonotonicClock clock, Func<VoiceNames> names)
    {
        this.clock = clock;
        start = Zero();
        cutter = new(settings, Date(clock.Now), names);
    }

    /// <summary>What is listed now: the same object until there is another segment.</summary>
    public ListedSegments Now()
    {
        lock (sync)
        {
            Advance();
            return listed ??= new(cutter.List);
        }
    }

    public void Write(CaptionUpdate update)
    {
        lock (sync)
        {
            // What is due is cut without these words: when somebody asks makes no difference.
            Advance();
            var dated = update with { Settled = [.. update.Settled.Select(word => Dated(word, update.StreamStart))] };
            if (cutter.Take(dated, Date(clock.Now)))
                listed = null;
        }
    }

    /// <summary>Words have dates here, whichever source they are from.</summary>
    public void BeginAnew() { }

    /// <summary>Screens are cleared; what was said stays.</summary>
    public void Clear() { }

    public void Withdraw()
    {
        lock (sync)
            cutter.Withdraw();
    }

    private void Advance()
    {
        FollowWallClock();
        if (cutter.Advance(Date(clock.Now)))
            listed = null;
    }

    private void FollowWallClock()
    {
        var off = Zero() - start;
        start += off;
        if (off.Duration() > Step)
            cutter.Jump(Dates.SamplesIn(off));
    }

    private DateTimeOffset Zero() => clock.Time.GetUtcNow() - clock.Now;

    private AudioTime Date(TimeSpan moment) => Dates.Of(start + moment);

    private SettledWord Dated(SettledWord word, TimeSpan streamStart) =>
        word with
        {
            Start = Date(streamStart + word.Start.SinceStart),
            End = Date(streamStart + word.End.SinceStart),
        };
}
