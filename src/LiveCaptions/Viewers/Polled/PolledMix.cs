using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Viewers.Polled;

/// <summary>All tracks in one picture, for those who poll: looks at each track's newest frame when somebody asks.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class PolledMix(WatchedScreen screen)
{
    private readonly Lock sync = new();
    private readonly MixedLines lines = new(screen.Lines);
    private readonly Dictionary<string, CaptionFrame> seen = [];
    private CaptionFrame? picture;

    /// <summary>The picture now: the same object until it changes.</summary>
    /// <returns>Null: there is no track.</returns>
    public CaptionFrame? Now(IReadOnlyList<TrackCaptions> tracks)
    {
        lock (sync)
        {
            foreach (var gone in seen.Keys.Except(tracks.Select(track => track.Track)).ToList())
            {
                seen.Remove(gone);
                Show(lines.Remove(gone));
            }
            foreach (var track in tracks)
                Look(track);
            return seen.Count > 0 ? picture : null;
        }
    }

    private void Look(TrackCaptions track)
    {
        var shape = LayoutShape.Of(
            CaptionMode.RollUp,
            LabelText.ColumnsBehind(screen.Labels, track.Label, screen.Chars),
            screen.Lines,
            screen.Hold
        );
        if (
            track.Screens.Now(shape, screen.Lines, screen.Tentative) is not { } frame
            || ReferenceEquals(seen.GetValueOrDefault(track.Track), frame)
        )
            return;
        seen[track.Track] = frame;
        Show(lines.Take(frame));
    }

    private void Show(CaptionFrame? mixed) => picture = mixed is null ? picture : LabelText.Write(mixed, screen.Labels);
}
