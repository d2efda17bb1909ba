namespace LiveCaptions.Captions.Layouts;

/// <summary>Screens of those who ask for the newest frame now and then, and are not there in between.</summary>
internal sealed partial class LayoutSet
{
    /// <summary>Frames that are kept; beyond it all are made anew.</summary>
    private const int MaxPolled = 2 * MaxLayouts;

    private readonly Dictionary<(LayoutShape, int, bool), (CaptionFrame Frame, bool Over)> polled = [];
    private long polledAt; // the sequence of the kept frames

    /// <summary>The frame on screen: the same object until it changes, so that it is made and written once for all who ask.</summary>
    /// <returns>Null: the track was taken away.</returns>
    public CaptionFrame? Now(LayoutShape shape, int lines, bool tentative)
    {
        lock (sync)
        {
            if (ended)
                return null;
            if (polledAt != sequence || polled.Count >= MaxPolled)
                polled.Clear();
            polledAt = sequence;
            var (key, over) = ((shape, lines, tentative), IsOver(shape.Hold));
            if (polled.TryGetValue(key, out var known) && known.Over == over)
                return known.Frame;
            var frame = Frame(Place(shape).Layout, (lines, tentative));
            frame = over ? frame with { Lines = [] } : frame;
            polled[key] = (frame, over);
            return frame;
        }
    }
}
