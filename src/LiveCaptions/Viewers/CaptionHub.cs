using System.Runtime.CompilerServices;
using LiveCaptions.Captions;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>Where viewers watch: one stream of whole frames each, the newest wins.</summary>
internal sealed class CaptionHub(CaptionTracks tracks, TranscriptReaders readers, CaptionSettings defaults, ServerSettings server) : Hub
{
    /// <summary>Streams a track's frames: the one on screen at once, then every change.</summary>
    /// <exception cref="HubException">The track or a value is wrong; the message says which are right.</exception>
    public async IAsyncEnumerable<CaptionFrame> Watch(WatchRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        request ??= new();
        var captions = request.Track == TrackSettings.All ? null : Find(request.Track);
        var lines = Within(request.Lines ?? defaults.Lines, 1, RollUpLayout.MostLines, "lines");
        var chars = Within(request.Chars ?? defaults.Chars, 20, 80, "chars");
        var hold = Math.Round(Within(request.Hold ?? defaults.Hold, 0, 30, "hold") * 2) / 2;
        var mode = ModeOf(request.Mode);
        var labels = request.Labels ?? LabelText.Chevrons;
        if (!LabelText.All.Contains(labels)) throw new HubException($"labels is \"{labels}\"; it must be one of: {string.Join(", ", LabelText.All)}.");
        CheckRoom();

        var slot = new ViewerSlot { Wants = (lines, request.Tentative ?? true) };
        using IDisposable watching = captions is null ? new AllTracksReader(tracks, slot, chars, hold, labels) : Join(captions, slot, chars, hold, mode);
        await foreach (var frame in slot.Frames(gone)) yield return frame;
    }

    private static Leaving Join(TrackCaptions captions, IFrameReader slot, int chars, double hold, CaptionMode mode)
    {
        captions.Join(slot, chars, hold, mode);
        return new Leaving(() => captions.Leave(slot));
    }

    /// <summary>What is done when the viewer goes.</summary>
    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }

    /// <summary>Streams a track's transcript: all that the reader does not have yet, then everything new; nothing is left out.</summary>
    /// <exception cref="HubException">The track is wrong; the message says which are right.</exception>
    public async IAsyncEnumerable<ReaderNews> Read(ReadRequest? request, [EnumeratorCancellation] CancellationToken gone)
    {
        request ??= new();
        var captions = Find(request.Track);
        CheckRoom();
        captions.Transcript.Enter();
        try
        {
            await foreach (var news in readers.Follow(captions, request, gone)) yield return news;
        }
        finally
        {
            captions.Transcript.Leave();
        }
    }

    private TrackCaptions Find(string? track) =>
        tracks.Find(track) ?? throw new HubException($"There is no track \"{track}\". There are: {string.Join(", ", tracks.Ids)}.");

    private void CheckRoom()
    {
        if (tracks.Viewers >= server.MaxViewers) throw new HubException($"No more viewers are let in: the limit of {server.MaxViewers} (Server:MaxViewers) is reached.");
    }

    private static CaptionMode ModeOf(string? mode) => mode switch
    {
        null or "rollup" => CaptionMode.RollUp,
        "block" => CaptionMode.Block,
        "live" => CaptionMode.Live,
        _ => throw new HubException($"mode is {mode}; it must be rollup, block or live."),
    };

    private static T Within<T>(T value, T least, T most, string name) where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0 ? value : throw new HubException($"{name} is {value}; it must be from {least} to {most}.");
}
