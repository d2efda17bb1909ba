using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// One track's captions: keeps what was said last, lays it out once per width in use, and offers each reader its newest frame.
/// Layouts are kept per width, not per reader, so that whoever comes late or again sees the very same lines.
/// </summary>
/// <remarks>Threading: published by the track, joined and left by viewers; one lock, held for a layout only.</remarks>
internal sealed class TrackCaptions(string track, string label, string assets, TimeProvider wall)
{
    // Two screens of the largest layout: what a width that nobody asked for before begins with.
    private const int Kept = 120;

    /// <summary>A layout survives its last reader, so that an overlay that reloads finds its lines again, until there are so many.</summary>
    public const int MostLayouts = 32;

    private readonly Lock gate = new();
    private readonly Queue<SettledWord> recent = new();
    private readonly Dictionary<(int Chars, double Hold), (RollUpLayout Layout, List<IFrameReader> Readers)> layouts = [];
    private CaptionUpdate? last;
    private long sequence;
    private bool ended;
    private (string Label, string? Colour) looks = (label, null);

    /// <summary>The track's id.</summary>
    public string Track => track;

    /// <summary>The track's name for people.</summary>
    public string Label { get { lock (gate) return looks.Label; } }

    /// <summary>The colour of its words; null: the page's own.</summary>
    public string? Colour { get { lock (gate) return looks.Colour; } }

    /// <summary>How many readers it has.</summary>
    public int Readers { get { lock (gate) return layouts.Values.Sum(l => l.Readers.Count); } }

    /// <summary>Widths and hold times that are laid out.</summary>
    public int Layouts { get { lock (gate) return layouts.Count; } }

    /// <summary>The track is shown with another name or colour from now on.</summary>
    public void Look(string label, string? colour)
    {
        lock (gate)
        {
            if (looks == (label, colour)) return;
            looks = (label, colour);
            OfferAll();
        }
    }

    /// <summary>Another source follows, whose time begins anew: what stood on screen is over.</summary>
    public void BeginAnew()
    {
        lock (gate)
        {
            recent.Clear();
            last = null;
            foreach (var (layout, _) in layouts.Values) layout.BeginAnew();
            OfferAll();
        }
    }

    /// <summary>The track is taken away: its readers get no more.</summary>
    public void End()
    {
        lock (gate)
        {
            foreach (var reader in layouts.Values.SelectMany(l => l.Readers)) reader.End();
            layouts.Clear();
            ended = true;
        }
    }

    /// <summary>Takes a change and offers everybody the frame that it makes.</summary>
    public void Publish(CaptionUpdate update)
    {
        lock (gate)
        {
            last = update;
            foreach (var word in update.Settled) recent.Enqueue(word);
            while (recent.Count > Kept) recent.Dequeue();
            foreach (var (layout, _) in layouts.Values) layout.Lay(update);
            OfferAll();
        }
    }

    /// <summary>A reader comes: it gets the whole frame at once, and from then on every newest one.</summary>
    public void Join(IFrameReader reader, int chars, double hold)
    {
        lock (gate)
        {
            if (ended)
            {
                reader.End();
                return;
            }
            if (!layouts.TryGetValue((chars, hold), out var place))
            {
                MakeRoom();
                place = layouts[(chars, hold)] = (new RollUpLayout(chars, hold), []);
                place.Layout.Begin(recent, last);
            }
            place.Readers.Add(reader);
            reader.Offer(IsOver(hold) ? Frame(place.Layout, reader) with { Lines = [] } : Frame(place.Layout, reader));
        }
    }

    /// <summary>A reader goes.</summary>
    public void Leave(IFrameReader reader)
    {
        lock (gate) foreach (var (_, readers) in layouts.Values) readers.Remove(reader);
    }

    private void OfferAll()
    {
        sequence++;
        foreach (var (layout, readers) in layouts.Values)
            foreach (var reader in readers) reader.Offer(Frame(layout, reader));
    }

    /// <summary>Everybody else's screen is clear by now: an old caption must not come back with a late viewer.</summary>
    private bool IsOver(double hold) => last is { Speaking: false } && wall.GetUtcNow() - last.At > TimeSpan.FromSeconds(hold);

    private void MakeRoom()
    {
        if (layouts.Count < MostLayouts) return;
        foreach (var unused in layouts.Where(l => l.Value.Readers.Count == 0).Select(l => l.Key).ToList()) layouts.Remove(unused);
    }

    private CaptionFrame Frame(RollUpLayout layout, IFrameReader reader)
    {
        var (lines, tentative) = reader.Wants;
        IEnumerable<CaptionLine> seen = layout.Lines;
        if (!tentative) seen = seen.Where(l => l.Settled.Length > 0).Select(l => l with { Tentative = "" });
        return new(track, looks.Label, sequence, last?.Time.Seconds ?? 0, last?.At.ToUnixTimeMilliseconds() ?? 0, last?.Delay ?? 0,
            last?.Speaking ?? false, last?.Language, assets, [.. seen.TakeLast(lines)], looks.Colour);
    }
}
