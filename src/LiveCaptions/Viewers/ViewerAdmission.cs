using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>Lets viewers in, by whatever way they come: what they ask for must be right, and there must be room.</summary>
internal sealed class ViewerAdmission(CaptionTracks tracks, CaptionSettings defaults, ServerSettings server)
{
    /// <summary>A viewer comes; it stays until the visit is disposed of.</summary>
    /// <exception cref="HubException">The track or a value is wrong, or there is no room; the message says so in a sentence.</exception>
    public ViewerConnection Open(WatchRequest request, Visitor visitor)
    {
        var captions = request.Track == TrackSettings.All && visitor.Track is null ? null : Find(request.Track, visitor);
        var lines = Within(request.Lines ?? defaults.Lines, 1, RollUpLayout.MaxLines, "lines");
        var chars = Within(request.Chars ?? defaults.Chars, 20, 80, "chars");
        var hold = Math.Round(Within(request.Hold ?? defaults.Hold, 0, 30, "hold") * 2) / 2;
        var mode = ModeOf(request.Mode);
        var labels = request.Labels ?? LabelText.Chevrons;
        if (!LabelText.All.Contains(labels))
            throw new HubException(
                $"labels is \"{(labels.Length > 32 ? labels[..32] + "…" : labels)}\"; it must be one of: {string.Join(", ", LabelText.All)}."
            );
        CheckRoom();
        var slot = new ViewerSlot { Wants = (lines, request.Tentative ?? true) };
        if (captions is null)
            return new(slot, new AllTracksReader(tracks, slot, chars, hold, labels).Dispose);
        captions.Join(slot, chars, hold, mode);
        return new(slot, () => captions.Leave(slot));
    }

    /// <exception cref="HubException">There is no such track.</exception>
    public TrackCaptions Find(string? track, Visitor visitor)
    {
        if (!visitor.Rights.HasFlag(Rights.Watch))
            throw new HubException("Captions are shown to those who have the room's address. Ask the operator for it.");
        track ??= visitor.Track;
        if (track is not null && !visitor.MaySee(track))
            throw new HubException($"This token is for the track {visitor.Track} only.");
        return tracks.Find(track)
            ?? throw new HubException(
                $"There is no track \"{(track?.Length > 32 ? track[..32] + "…" : track)}\". There are: {string.Join(", ", tracks.Ids.Where(visitor.MaySee))}."
            );
    }

    /// <exception cref="HubException">There are as many viewers as there may be.</exception>
    public void CheckRoom()
    {
        if (tracks.Viewers >= server.MaxViewers)
            throw new HubException($"No more viewers are let in: the limit of {server.MaxViewers} (Server:MaxViewers) is reached.");
    }

    private static CaptionMode ModeOf(string? mode) =>
        mode is null ? CaptionMode.RollUp
        : CaptionMode.Named(mode) is { } named ? named
        : throw new HubException($"mode is {(mode.Length > 32 ? mode[..32] + "…" : mode)}; it must be {Names}.");

    private static string Names =>
        $"{string.Join(", ", CaptionMode.All.SkipLast(1).Select(mode => mode.Name))} or {CaptionMode.All[^1].Name}";

    private static T Within<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new HubException($"{name} is {value}; it must be from {least} to {most}.");
}

/// <summary>A viewer's stay.</summary>
internal sealed class ViewerConnection(ViewerSlot slot, Action leave) : IDisposable
{
    /// <summary>The newest frames as they come, until <paramref name="gone"/>.</summary>
    public IAsyncEnumerable<CaptionFrame> Frames(CancellationToken gone) => slot.Frames(gone);

    public void Dispose() => leave();
}
