using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Whisper;

namespace LiveCaptions.Relay;

/// <summary>Shows a track whose captions another machine makes: newest wins, events in order and once, silence is not loss.</summary>
/// <remarks>Pure but for the captions that it writes, and not safe: one loop owns it. Reports are read by anybody.</remarks>
/// <param name="captions">What viewers of this machine see.</param>
/// <param name="offAir">The switch of this track alone, which follows that of the other machine.</param>
internal sealed class TrackReplica(TrackCaptions captions, OffAir offAir, MonotonicClock clock)
{
    /// <summary>Without news for this long, nothing new is shown, and what stands there vanishes by its own hold.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly long Longest = AudioTime.SamplesIn(24 * 3600);

    private (long Epoch, long Beat) newest;
    private WordPosition last;
    private PublishedChange? pending;
    private DateTimeOffset pendingAt; // of its first event
    private TimeSpan heardAt = clock.Now;
    private DateTimeOffset moment; // at which the frame was sent that is taken now
    private long shown = -1;
    private volatile RelayFrame? frame;
    private volatile bool isWaiting;

    public TrackCaptions Captions => captions;

    /// <summary>The newest frame; null: there was none yet.</summary>
    public RelayFrame? Frame => frame;

    /// <summary>How long ago the newest frame came.</summary>
    public TimeSpan Age => clock.Now - heardAt;

    /// <summary>Nothing comes: the machine that makes the captions is gone, or the way to it.</summary>
    public bool IsWaiting => isWaiting;

    /// <summary>Whether the frame is newer than all that came before.</summary>
    public bool IsNewer(RelayFrame one) => (one.Epoch, one.Beat).CompareTo(newest) > 0;

    /// <summary>The position after which events are missing before those of the frame; null: none are.</summary>
    public WordPosition? Missing(RelayFrame one) => WordPosition.Parse(one.Before) > last ? last : null;

    /// <summary>Shows events that a frame alone does not bring.</summary>
    /// <param name="before">The frame that is shown next.</param>
    public void Take(IEnumerable<PlacedEvent> events, RelayFrame before)
    {
        moment = MomentOf(before);
        foreach (var one in events)
            if (one.Position > last)
                Apply(one);
    }

    /// <summary>Shows a frame; one that is not newer is dropped.</summary>
    public void Take(RelayFrame one)
    {
        if (!IsNewer(one))
            return;
        (newest, frame, heardAt, isWaiting) = ((one.Epoch, one.Beat), one, clock.Now, false);
        captions.SetAppearance(one.Label, one.Colour);
        Take(one.Events, one);
        captions.Pipeline.Name(VoiceNames.Of(one.Names ?? new Dictionary<int, string>()));
        // Events that nobody has any more are not waited for.
        if (one.Last > last)
            last = one.Last;
        Show(one);
        SetOffAir(one.OffAir);
    }

    /// <summary>Looks whether news are overdue.</summary>
    /// <returns>True if this moment is the first at which they are.</returns>
    public bool Overdue()
    {
        if (isWaiting || frame is null || clock.Now - heardAt < Patience)
            return false;
        isWaiting = true;
        // What is tentative will not be settled soon, and nobody knows whether somebody speaks.
        if (frame.Now?.Change is { } now)
        {
            moment = now.Overlay.At;
            Write(now.Each(update => update.Silenced()));
        }
        shown = -1;
        return true;
    }

    /// <summary>How the track is doing, seen from here.</summary>
    public TrackReport Report()
    {
        var known = frame?.Report;
        var report = (known ?? Unknown()) with { Id = captions.Track, Label = captions.Label, Colour = captions.Colour };
        report = report with { Viewers = captions.Readers, Source = frame is null ? "" : RelayNode.NameOf(frame.Node) };
        if (!isWaiting && frame is not null)
            return report;
        var since = Math.Round((clock.Now - heardAt).TotalSeconds);
        return report with
        {
            State = TrackState.Lost,
            Speaking = false,
            Message = $"No captions have come from {report.Source} for {since} s, so viewers see none; they go on by themselves.",
        };
    }

    private TrackReport Unknown() => new(captions.Track, "", null, "", TrackState.Running, null, false, null, 0, 0, 0, 0, 0);

    private void Apply(PlacedEvent one)
    {
        last = one.Position;
        if (one.Event.Change is not { } change || one.Event.Kind != RelayedKind.Words)
        {
            Flush();
            if (one.Event.Kind == RelayedKind.Clear)
                captions.Pipeline.Show(sink => sink.Clear());
            else if (one.Event.Kind == RelayedKind.BeginAnew)
                captions.Pipeline.Show(sink => sink.BeginAnew());
            return;
        }
        // Several at once are shown at once: in between, the screen would have no tentative words.
        if (pending is not null && !(Joins(pending, change) && IsSoon(change)))
            Flush();
        if (pending is null)
            (pending, pendingAt) = (change, change.Overlay.At);
        else
            pending = Joined(pending, change);
    }

    private void Show(RelayFrame one)
    {
        if (pending is null && one.Sequence == shown)
            return; // a heartbeat
        shown = one.Sequence;
        if (one.Now?.Change is not { } now || (pending is not null && !IsSoon(now)))
            Flush();
        if (one.Now?.Change is { } change)
            Write(pending is null ? change : Joined(pending, change));
        pending = null;
    }

    private void Flush()
    {
        if (pending is { } change)
            Write(change);
        pending = null;
    }

    private void Write(PublishedChange change)
    {
        FrameOrder? order = frame?.Order;
        var age = moment > change.Overlay.At ? moment - change.Overlay.At : TimeSpan.Zero;
        var here = change.Each(update => update with { Order = order, Age = age, StreamStart = clock.Now - age - update.Time.SinceStart });
        captions.Pipeline.Show(sink => sink.Write(here));
    }

    /// <summary>The moment at which a frame was sent, by the clock of the machine that makes the captions.</summary>
    private static DateTimeOffset MomentOf(RelayFrame one) =>
        one.Now?.Overlay is { } now
            ? DateTimeOffset.FromUnixTimeMilliseconds(now.At) + new AudioTime(Math.Clamp(one.Time - now.Time, 0, Longest)).SinceStart
            : default;

    private void SetOffAir(bool off)
    {
        if (off == offAir.IsOff)
            return;
        if (off)
            offAir.Off();
        else
            offAir.On();
        captions.Pipeline.Show(sink =>
        {
            if (off)
                sink.LeaveAir();
            else
                sink.ReturnToAir();
        });
    }

    private static bool Joins(PublishedChange first, PublishedChange next) =>
        Joins(first.Overlay, next.Overlay) && Joins(first.Readers, next.Readers) && Joins(first.Subtitles, next.Subtitles);

    private static bool Joins(CaptionUpdate first, CaptionUpdate next) => !first.Gap && next.Corrections.Count == 0;

    /// <summary>Whether a change came at about the time of those that wait, as it does unless they come from long ago.</summary>
    private bool IsSoon(PublishedChange change) => (change.Overlay.At - pendingAt).Duration() < TimeSpan.FromSeconds(2);

    private static PublishedChange Joined(PublishedChange first, PublishedChange next) =>
        new(Joined(first.Overlay, next.Overlay), Joined(first.Readers, next.Readers), Joined(first.Subtitles, next.Subtitles));

    private static CaptionUpdate Joined(CaptionUpdate first, CaptionUpdate next) =>
        next with
        {
            Settled = [.. first.Settled, .. next.Settled],
            Corrections = first.Corrections,
            Gap = first.Gap || next.Gap,
        };
}
