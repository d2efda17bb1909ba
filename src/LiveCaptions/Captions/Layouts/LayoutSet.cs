using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Layouts;

/// <summary>
/// A track's screens: keeps the last words, lays them out once per shape in use, and offers each viewer its newest frame.
/// Layouts are kept per shape, not per viewer, so that a viewer who comes late or again sees the very same lines.
/// </summary>
/// <remarks>Threading: written by the pipeline, joined and left by viewers; one lock, held for a layout only.</remarks>
internal sealed partial class LayoutSet(string track, string label, MonotonicClock clock)
{
    /// <summary>
    /// A layout survives its last viewer, so that an overlay that reloads finds its lines again, until there are so many.
    /// </summary>
    public const int MaxLayouts = 32;

    // Two screens of the largest layout: what a new shape begins with.
    private const int RecentWords = 120;

    private readonly Lock sync = new();
    private readonly List<SettledWord> recent = [];
    private readonly Dictionary<LayoutShape, (ICaptionLayout Layout, List<IFrameSink> Viewers)> layouts = [];
    private (string Label, string? Colour) appearance = (label, null);
    private CaptionUpdate? last;
    private TimeSpan lastAt;
    private long sequence;
    private FrameOrder? elsewhere; // the frames of a track have one order on all machines: that of the one which makes the captions
    private bool ended;
    private bool offAir;

    /// <summary>The track's name for people.</summary>
    public string Label => Read(() => appearance.Label);

    /// <summary>The colour of its words; null: the page's own.</summary>
    public string? Colour => Read(() => appearance.Colour);

    /// <summary>How many viewers there are.</summary>
    public int Viewers => Read(() => layouts.Values.Sum(l => l.Viewers.Count));

    /// <summary>Shapes that are laid out.</summary>
    public int Count => Read(() => layouts.Count);

    /// <summary>How many frames were published, one for each change of what is on screen.</summary>
    public long Published => Read(() => sequence);

    /// <summary>Whether the track was taken away.</summary>
    public bool HasEnded => Read(() => ended);

    /// <summary>Shows the track with another name or colour from now on.</summary>
    public void SetAppearance(string label, string? colour)
    {
        lock (sync)
        {
            if (appearance == (label, colour))
                return;
            appearance = (label, colour);
            Change(_ => { });
        }
    }

    /// <summary>Lays a change out and offers everybody the frame that it makes.</summary>
    public void Lay(CaptionUpdate update)
    {
        lock (sync)
        {
            // A correction changes words, not the moment of which the frame tells.
            if (update.Corrections.Count == 0)
                lastAt = clock.Now - update.Age;
            last = update;
            elsewhere = update.Order ?? elsewhere;
            update.Corrections.Apply(recent);
            recent.AddRange(update.Settled);
            if (recent.Count > RecentWords)
                recent.RemoveRange(0, recent.Count - RecentWords);
            var called = names.Merged(update);
            Change(layout => layout.Lay(called));
        }
    }

    /// <summary>Clears the screens, for viewers that come later, too.</summary>
    public void Clear()
    {
        lock (sync)
        {
            recent.Clear();
            last = last is null ? null : last with { Tentative = [] };
            Change(layout => layout.Clear());
        }
    }

    /// <summary>Clears the screens, and says in every frame from now on that captions are off air.</summary>
    public void LeaveAir()
    {
        lock (sync)
        {
            offAir = true;
            Clear();
        }
    }

    /// <summary>Frames are for the screen again.</summary>
    public void ReturnToAir()
    {
        lock (sync)
            offAir = false;
    }

    /// <summary>Another source follows, whose time begins anew.</summary>
    public void BeginAnew()
    {
        lock (sync)
        {
            recent.Clear();
            last = null;
            names = VoiceNames.None;
            Change(layout => layout.BeginAnew());
        }
    }

    /// <summary>The track is taken away: its viewers are told.</summary>
    public void End()
    {
        lock (sync)
        {
            foreach (var viewer in layouts.Values.SelectMany(l => l.Viewers))
                viewer.End();
            layouts.Clear();
            ended = true;
        }
    }

    /// <summary>Gives a viewer the whole frame at once, and every newest one from then on.</summary>
    public void Join(IFrameSink viewer, LayoutShape shape)
    {
        lock (sync)
        {
            if (ended)
            {
                viewer.End();
                return;
            }
            var (layout, viewers) = Place(shape);
            viewers.Add(viewer);
            var frame = Frame(layout, viewer.Wants);
            viewer.Offer(IsOver(shape.Hold) ? frame with { Lines = [] } : frame);
        }
    }

    public void Leave(IFrameSink viewer)
    {
        lock (sync)
            foreach (var (_, viewers) in layouts.Values)
                viewers.Remove(viewer);
    }

    private T Read<T>(Func<T> read)
    {
        lock (sync)
            return read();
    }

    /// <summary>Everybody else's screen is clear by now: an old caption must not come back with a late viewer.</summary>
    private bool IsOver(double hold) => last is { Speaking: false } && clock.Now - lastAt > TimeSpan.FromSeconds(hold);

    /// <summary>The layout of a shape, and those who see it.</summary>
    private (ICaptionLayout Layout, List<IFrameSink> Viewers) Place(LayoutShape shape)
    {
        if (layouts.TryGetValue(shape, out var place))
            return place;
        EvictUnused();
        place = layouts[shape] = (shape.Make(), []);
        place.Layout.Begin(names.Merged(recent), last);
        return place;
    }

    private void EvictUnused()
    {
        if (layouts.Count < MaxLayouts)
            return;
        foreach (var unused in layouts.Where(l => l.Value.Viewers.Count == 0).Select(l => l.Key).ToList())
            layouts.Remove(unused);
    }

    /// <summary>Changes all layouts and offers everybody the frames that come of it.</summary>
    private void Change(Action<ICaptionLayout> change)
    {
        sequence++;
        foreach (var (layout, viewers) in layouts.Values)
        {
            change(layout);
            Offer(layout, viewers);
        }
    }

    /// <summary>Viewers that want the same get the very same frame, so that it is made and written once.</summary>
    private void Offer(ICaptionLayout layout, List<IFrameSink> viewers)
    {
        var made = new Dictionary<(int, bool), CaptionFrame>();
        foreach (var viewer in viewers)
        {
            if (!made.TryGetValue(viewer.Wants, out var frame))
                frame = made[viewer.Wants] = Frame(layout, viewer.Wants);
            viewer.Offer(frame);
        }
    }

    private CaptionFrame Frame(ICaptionLayout layout, (int Lines, bool Tentative) wants)
    {
        var (lines, tentative) = wants;
        var seen = Called(layout.Lines);
        if (!tentative)
            seen = seen.Where(l => l.Settled.Length > 0).Select(l => l with { Tentative = "" });
        return new(
            track,
            appearance.Label,
            elsewhere?.Sequence ?? sequence,
            last?.Time.Seconds ?? 0,
            last?.At.ToUnixTimeMilliseconds() ?? 0,
            last?.Delay ?? 0,
            last?.Speaking ?? false,
            last?.Language,
            [.. seen.TakeLast(lines * layout.Screens)],
            appearance.Colour,
            offAir,
            elsewhere?.Epoch ?? 0
        );
    }
}
