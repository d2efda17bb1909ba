using System.Runtime.CompilerServices;
using LiveCaptions.Captions;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>Where viewers watch: one stream of whole frames each, the newest wins.</summary>
internal sealed class CaptionHub(CaptionTracks tracks, CaptionSettings defaults, ServerSettings server) : Hub
{
    /// <summary>Streams a track's frames: the one on screen at once, then every change.</summary>
    /// <exception cref="HubException">The track or a value is wrong; the message says which are right.</exception>
    public async IAsyncEnumerable<CaptionFrame> Watch(WatchRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        request ??= new();
        var captions = request.Track == TrackSettings.All ? null : tracks.Find(request.Track)
            ?? throw new HubException($"There is no track \"{request.Track}\". There are: {string.Join(", ", tracks.Ids)}.");
        var lines = Within(request.Lines ?? defaults.Lines, 1, RollUpLayout.MostLines, "lines");
        var chars = Within(request.Chars ?? defaults.Chars, 20, 80, "chars");
        var hold = Math.Round(Within(request.Hold ?? defaults.Hold, 0, 30, "hold") * 2) / 2;
        var labels = request.Labels ?? LabelText.Chevrons;
        if (!LabelText.All.Contains(labels)) throw new HubException($"labels is \"{labels}\"; it must be one of: {string.Join(", ", LabelText.All)}.");
        if (tracks.Viewers >= server.MaxViewers) throw new HubException($"No more viewers are let in: the limit of {server.MaxViewers} (Server:MaxViewers) is reached.");

        var slot = new ViewerSlot { Wants = (lines, request.Tentative ?? true) };
        using IDisposable watching = captions is null ? new AllTracksReader(tracks, slot, chars, hold, labels) : Join(captions, slot, chars, hold);
        await foreach (var frame in slot.Frames(gone)) yield return frame;
    }

    private static Leaving Join(TrackCaptions captions, IFrameReader slot, int chars, double hold)
    {
        captions.Join(slot, chars, hold);
        return new Leaving(() => captions.Leave(slot));
    }

    /// <summary>What is done when the viewer goes.</summary>
    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }

    private static T Within<T>(T value, T least, T most, string name) where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0 ? value : throw new HubException($"{name} is {value}; it must be from {least} to {most}.");
}
