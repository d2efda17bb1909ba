using LiveCaptions.Captions.Layouts;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// One track's captions: keeps what was said last, lays it out once per shape in use, and offers each reader its newest frame.
/// Layouts are kept per shape, not per reader, so that whoever comes late or again sees the very same lines.
/// </summary>
/// <remarks>Threading: published by the track and the operator, joined and left by viewers; one lock, held for a layout only.</remarks>
internal sealed class TrackCaptions(string track, string label, string assets, TimeProvider wall, RuleBook? rules = null)
{
    // Two screens of the largest layout: what a shape that nobody asked for before begins with.
    private const int Kept = 120;

    /// <summary>A layout survives its last reader, so that an overlay that reloads finds its lines again, until there are so many.</summary>
    public const int MostLayouts = 32;

    private readonly Lock sync = new();
    private readonly Queue<SettledWord> recent = new();
    private readonly Dictionary<LayoutShape, (ICaptionLayout Layout, List<IFrameSink> Readers)> layouts = [];
    private readonly List<(IWordSink Reader, TextOutput Output)> recorders = [];
    private readonly OutputText overlay = new(rules ?? RuleBook.Empty, TextOutput.Overlay),
        readers = new(rules ?? RuleBook.Empty, TextOutput.Readers),
        exports = new(rules ?? RuleBook.Empty, TextOutput.Exports);
    private CaptionUpdate? last;
    private long sequence;
    private bool ended;
    private (string Label, string? Colour) looks = (label, null);
    private volatile bool paused;

    /// <summary>The track's id.</summary>
    public string Track => track;

    /// <summary>What was said, for those who read on a page of their own.</summary>
    public ReaderTranscript Transcript { get; } = new();

    /// <summary>The track's name for people.</summary>
    public string Label
    {
        get
        {
            lock (sync)
                return looks.Label;
        }
    }

    /// <summary>The colour of its words; null: the page's own.</summary>
    public string? Colour
    {
        get
        {
            lock (sync)
                return looks.Colour;
        }
    }

    /// <summary>How many readers it has, those of the transcript included.</summary>
    public int Readers
    {
        get
        {
            lock (sync)
                return layouts.Values.Sum(l => l.Readers.Count) + Transcript.Readers;
        }
    }

    /// <summary>Shapes that are laid out.</summary>
    public int Layouts
    {
        get
        {
            lock (sync)
                return layouts.Count;
        }
    }

    /// <summary>The track is shown with another name or colour from now on.</summary>
    public void Look(string label, string? colour)
    {
        lock (sync)
        {
            if (looks == (label, colour))
                return;
            looks = (label, colour);
            OfferAll();
        }
    }

    /// <summary>Another source follows, whose time begins anew: what stood on screen is over.</summary>
    public void BeginAnew()
    {
        lock (sync)
        {
            recent.Clear();
            overlay.Forget();
            readers.Forget();
            last = null;
            foreach (var (layout, _) in layouts.Values)
                layout.BeginAnew();
            Transcript.BeginAnew();
            OfferAll();
        }
    }

    /// <summary>The track was taken away.</summary>
    public bool HasEnded
    {
        get
        {
            lock (sync)
                return ended;
        }
    }

    /// <summary>The track is taken away: its readers get no more.</summary>
    public void End()
    {
        lock (sync)
        {
            foreach (var reader in layouts.Values.SelectMany(l => l.Readers))
                reader.End();
            layouts.Clear();
            ended = true;
        }
    }

    /// <summary>Takes a change and offers everybody the frame that it makes.</summary>
    public void Publish(CaptionUpdate update)
    {
        lock (sync)
        {
            update = Gate?.Invoke(update) ?? update;
            var (shown, read, kept) = (last = overlay.Of(update), readers.Of(update), exports.Of(update));
            foreach (var (recorder, output) in recorders)
                recorder.Hear(
                    output switch
                    {
                        TextOutput.Overlay => shown,
                        TextOutput.Readers => read,
                        _ => kept,
                    }
                );
            foreach (var word in shown.Settled)
                recent.Enqueue(word);
            while (recent.Count > Kept)
                recent.Dequeue();
            Show(layout => layout.Lay(shown));
            Transcript.Hear(read);
        }
    }

    /// <summary>True while the operator has stopped the captions: viewers stay and are told so.</summary>
    public bool Paused
    {
        get => paused;
        set => paused = value;
    }

    /// <summary>Whether an output gets words.</summary>
    public bool IsOn(TextOutput output)
    {
        lock (sync)
            return Of(output).On;
    }

    /// <summary>Switches an output; switched off, it shows nothing from now on.</summary>
    public void Switch(TextOutput output, bool on)
    {
        lock (sync)
            Of(output).On = on;
        if (!on && output == TextOutput.Overlay)
            Clear();
    }

    /// <summary>Nothing is on screen any more, for those too who come now; the transcript stays.</summary>
    public void Clear()
    {
        lock (sync)
        {
            recent.Clear();
            overlay.Forget();
            if (last is not null)
                last = last with { Tentative = [] };
            Show(layout => layout.Clear());
        }
    }

    /// <summary>A person's text for a word, none to leave it out: on screen, and for all readers.</summary>
    public void Correct(long number, string text)
    {
        lock (sync)
        {
            var (shown, written) = overlay.Correct(number, text, last?.Language);
            for (var i = recent.Count; i > 0; i--)
            {
                var word = recent.Dequeue();
                recent.Enqueue(word.Number == shown ? word with { Text = written } : word);
            }
            Show(layout => layout.Correct(shown, written));
            var (read, kept) = (readers.Correct(number, text, last?.Language), exports.Correct(number, text, last?.Language));
            Transcript.Correct(read.Number, read.Text);
            foreach (var (recorder, output) in recorders)
            {
                var (corrected, wording) = output switch
                {
                    TextOutput.Overlay => (shown, written),
                    TextOutput.Readers => read,
                    _ => kept,
                };
                recorder.Correct(corrected, wording);
            }
        }
    }

    /// <summary>What a change becomes before anybody gets it: a gate that holds words back.</summary>
    public Func<CaptionUpdate, CaptionUpdate>? Gate { get; set; }

    /// <summary>A recorder comes: it gets every settled word from now on, as this output writes it.</summary>
    public void Record(IWordSink recorder, TextOutput output)
    {
        lock (sync)
            recorders.Add((recorder, output));
    }

    /// <summary>A recorder goes.</summary>
    public void Leave(IWordSink recorder)
    {
        lock (sync)
            recorders.RemoveAll(one => one.Reader == recorder);
    }

    /// <summary>A reader comes: it gets the whole frame at once, and from then on every newest one.</summary>
    public void Join(IFrameSink reader, int chars, double hold, CaptionMode mode = CaptionMode.RollUp)
    {
        var shape = LayoutShape.Of(mode, chars, reader.Wants.Lines, hold);
        lock (sync)
        {
            if (ended)
            {
                reader.End();
                return;
            }
            if (!layouts.TryGetValue(shape, out var place))
            {
                MakeRoom();
                place = layouts[shape] = (shape.Make(), []);
                place.Layout.Begin(recent, last);
            }
            place.Readers.Add(reader);
            reader.Offer(IsOver(hold) ? Frame(place.Layout, reader) with { Lines = [] } : Frame(place.Layout, reader));
        }
    }

    /// <summary>A reader goes.</summary>
    public void Leave(IFrameSink reader)
    {
        lock (sync)
            foreach (var (_, readers) in layouts.Values)
                readers.Remove(reader);
    }

    private void OfferAll()
    {
        sequence++;
        foreach (var (layout, readers) in layouts.Values)
            Offer(layout, readers);
    }

    /// <summary>Everybody else's screen is clear by now: an old caption must not come back with a late viewer.</summary>
    private bool IsOver(double hold) => last is { Speaking: false } && wall.GetUtcNow() - last.At > TimeSpan.FromSeconds(hold);

    private void MakeRoom()
    {
        if (layouts.Count < MostLayouts)
            return;
        foreach (var unused in layouts.Where(l => l.Value.Readers.Count == 0).Select(l => l.Key).ToList())
            layouts.Remove(unused);
    }

    private OutputText Of(TextOutput output) =>
        output switch
        {
            TextOutput.Overlay => overlay,
            TextOutput.Readers => readers,
            _ => exports,
        };

    /// <summary>Changes all layouts and offers everybody the frames that come of it.</summary>
    private void Show(Action<ICaptionLayout> change)
    {
        sequence++;
        foreach (var (layout, viewers) in layouts.Values)
        {
            change(layout);
            Offer(layout, viewers);
        }
    }

    /// <summary>Who wants the same gets the very same frame, so that it is made and written once.</summary>
    private void Offer(ICaptionLayout layout, List<IFrameSink> viewers)
    {
        var made = new Dictionary<(int, bool), CaptionFrame>();
        foreach (var viewer in viewers)
        {
            if (!made.TryGetValue(viewer.Wants, out var frame))
                frame = made[viewer.Wants] = Frame(layout, viewer);
            viewer.Offer(frame);
        }
    }

    private CaptionFrame Frame(ICaptionLayout layout, IFrameSink reader)
    {
        var (lines, tentative) = reader.Wants;
        IEnumerable<CaptionLine> seen = layout.Lines;
        if (!tentative)
            seen = seen.Where(l => l.Settled.Length > 0).Select(l => l with { Tentative = "" });
        return new(
            track,
            looks.Label,
            sequence,
            last?.Time.Seconds ?? 0,
            last?.At.ToUnixTimeMilliseconds() ?? 0,
            last?.Delay ?? 0,
            last?.Speaking ?? false,
            last?.Language,
            assets,
            [.. seen.TakeLast(lines * layout.Screens)],
            looks.Colour
        );
    }
}
