using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Viewers;

/// <summary>Admits viewers, over whatever transport: their request must be valid, and a place free.</summary>
internal sealed class ViewerAdmission(
    CaptionTracks tracks,
    SettingsInForce settings,
    ViewerPlaces places,
    ConnectedViewers connected,
    RequestOrigin origin,
    TimeProvider time
)
{
    private const int MinChars = 20,
        MaxChars = 80,
        MaxHoldSeconds = 30;

    private CaptionSettings Defaults => settings.Now.Captions;

    /// <summary>Admits a viewer, who stays until the connection is disposed of.</summary>
    /// <param name="from">The request that brought the viewer.</param>
    /// <param name="kind">The kind of viewer, as <see cref="FrameMeter"/> names them.</param>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    /// <exception cref="RefusedException">A value is wrong, the token is for another track, or there are too many viewers.</exception>
    public ViewerConnection Open(WatchRequest request, HttpContext from, string kind = FrameMeter.Overlay)
    {
        var screen = Screen(request, Visitor.Of(from));
        var place = Enter(from);
        var slot = new ViewerSlot
        {
            Wants = (screen.Lines, screen.Tentative),
            Meter = new(time, screen.Captions?.Track ?? CaptionTracks.AllTracks, kind),
        };
        if (screen.Captions is not { } captions)
            return new(slot, new AllTracksSink(tracks, slot, screen.Chars, screen.Hold, screen.Labels).Dispose + (Action)place.Dispose);
        captions.Join(slot, screen.Chars, screen.Hold, screen.Mode);
        return new(slot, (Action)(() => captions.Leave(slot)) + place.Dispose);
    }

    /// <summary>The screen that a request asks for, with the defaults of the settings.</summary>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    /// <exception cref="RefusedException">A value is wrong, or the token is for another track.</exception>
    public WatchedScreen Screen(WatchRequest request, Visitor visitor) =>
        new(
            request.Track == TrackSettings.All && visitor.Track is null ? null : Find(request.Track, visitor),
            ModeOf(request.Mode),
            Within(request.Lines ?? Defaults.Lines, 1, RollUpLayout.MaxLines, "lines"),
            Within(request.Chars ?? Defaults.Chars, MinChars, MaxChars, "chars"),
            request.Tentative ?? true,
            // Halves of a second: viewers with the same layout share it.
            Math.Round(Within(request.Hold ?? Defaults.Hold, 0, MaxHoldSeconds, "hold") * 2) / 2,
            LabelsOf(request.Labels)
        );

    /// <summary>Admits a reader, who stays until the result is disposed of.</summary>
    /// <inheritdoc cref="Open"/>
    public (TrackCaptions Captions, IDisposable Place) OpenReader(string? track, HttpContext from)
    {
        var captions = Find(track, Visitor.Of(from));
        return (captions, Enter(from));
    }

    /// <summary>Takes a place, and is listed until it is disposed of.</summary>
    private Entered Enter(HttpContext from) =>
        new(places.Enter(Visitor.Of(from), origin.Address(from)), connected.Enter(ViewerOrigin.Of(from.Request)));

    /// <summary>The track of this id; null: the first one, or that of the visitor's token.</summary>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    /// <exception cref="RefusedException">The visitor may not watch it.</exception>
    private TrackCaptions Find(string? track, Visitor visitor)
    {
        if (!visitor.Rights.HasFlag(Rights.Watch))
            throw Forbidden("Captions are shown to those who have the venue's address. Ask the operator for it.");
        track ??= visitor.Track;
        if (track is not null && !visitor.MaySee(track))
            throw Forbidden($"This token is for the track {visitor.Track} only.");
        return tracks.Find(track) ?? throw new NoSuchTrackException(track, tracks.Ids.Where(visitor.MaySee));
    }

    private static CaptionMode ModeOf(string? mode) =>
        mode is null ? CaptionMode.RollUp
        : CaptionMode.Named(mode) is { } named ? named
        : throw Invalid($"mode is {Echo.Of(mode)}; it must be {ModeNames}.");

    private static string LabelsOf(string? labels) =>
        labels is null || LabelText.All.Contains(labels)
            ? labels ?? LabelText.Chevrons
            : throw Invalid($"labels is \"{Echo.Of(labels)}\"; it must be one of: {string.Join(", ", LabelText.All)}.");

    private static string ModeNames =>
        $"{string.Join(", ", CaptionMode.All.SkipLast(1).Select(mode => mode.Name))} or {CaptionMode.All[^1].Name}";

    private static T Within<T>(T value, T min, T max, string name)
        where T : IComparable<T> =>
        value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0
            ? value
            : throw Invalid($"{name} is {value}; it must be from {min} to {max}.");

    private static RefusedException Invalid(string sentence) => new(StatusCodes.Status400BadRequest, sentence);

    private static RefusedException Forbidden(string sentence) => new(StatusCodes.Status403Forbidden, sentence);

    /// <summary>A viewer's place and its line in the list.</summary>
    private sealed class Entered(IDisposable place, IDisposable listed) : IDisposable
    {
        public void Dispose()
        {
            listed.Dispose();
            place.Dispose();
        }
    }
}

/// <summary>An admitted viewer; disposed of when it leaves.</summary>
internal sealed class ViewerConnection(ViewerSlot slot, Action leave) : IDisposable
{
    /// <summary>The newest frames as they come, until <paramref name="gone"/>.</summary>
    public IAsyncEnumerable<CaptionFrame> Frames(CancellationToken gone) => slot.Frames(gone);

    public void Dispose() => leave();
}
