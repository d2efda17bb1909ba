using LiveCaptions.Captions.Layouts;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Captions;

/// <summary>One track's captions: the pipeline that its words go through, and the screens and the transcript at its end.</summary>
/// <remarks>Threading: safe; each part has its own lock.</remarks>
internal sealed class TrackCaptions
{
    /// <param name="track">The track's id.</param>
    /// <param name="label">The track's name for people.</param>
    /// <param name="rules">Null: words go out as they are spoken.</param>
    /// <param name="gate">Null: nothing is held back by OBS.</param>
    /// <param name="offAir">Null: nobody takes all tracks off air at once.</param>
    public TrackCaptions(
        string track,
        string label,
        MonotonicClock clock,
        RuleBook? rules = null,
        FollowedTrackGate? gate = null,
        OffAir? offAir = null
    )
    {
        (Track, Transcript) = (track, new(clock.Time));
        Screens = new(track, LabelOf(label), clock);
        Pipeline = new(track, new(new(Screens, Transcript), rules ?? RuleBook.Empty), clock, gate, offAir);
    }

    /// <summary>The track's id.</summary>
    public string Track { get; }

    /// <summary>What the track's words go through.</summary>
    public CaptionPipeline Pipeline { get; }

    /// <summary>What is on screen, for each shape that viewers ask for.</summary>
    public LayoutSet Screens { get; }

    /// <summary>What was said, for those who read on a page of their own.</summary>
    public ReaderTranscript Transcript { get; }

    /// <summary>The track's name for people.</summary>
    public string Label => Screens.Label;

    /// <summary>The colour of its words; null: the page's own.</summary>
    public string? Colour => Screens.Colour;

    /// <summary>How many viewers it has, readers of the transcript included.</summary>
    public int Readers => Screens.Viewers + Transcript.Readers;

    /// <summary>Whether the track was taken away.</summary>
    public bool HasEnded => Screens.HasEnded;

    /// <summary>Another source follows, whose time begins anew: what stood on screen is over.</summary>
    public void BeginAnew() => Pipeline.BeginAnew();

    /// <summary>Shows the track with another name or colour from now on.</summary>
    public void SetAppearance(string label, string? colour) => Screens.SetAppearance(LabelOf(label), colour);

    private string LabelOf(string label) => VisibleText.Of(label) is { Length: > 0 } visible ? visible : Track;

    /// <summary>Gives a viewer the whole frame at once, and every newest one from then on.</summary>
    /// <param name="mode">Null: roll-up.</param>
    public void Join(IFrameSink viewer, int chars, double hold, CaptionMode? mode = null) =>
        Screens.Join(viewer, LayoutShape.Of(mode ?? CaptionMode.RollUp, chars, viewer.Wants.Lines, hold));

    public void Leave(IFrameSink viewer) => Screens.Leave(viewer);

    /// <summary>The track is taken away: its viewers are told and get no more.</summary>
    public void End()
    {
        Pipeline.End();
        Screens.End();
    }
}
