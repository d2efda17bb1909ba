using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>A page that shows captions over the hub.</summary>
/// <param name="Connection">The hub's id of its connection.</param>
/// <param name="Track">The track; null: all of them.</param>
/// <param name="From">The program that shows them.</param>
/// <param name="IsReader">It shows the transcript.</param>
internal sealed record OpenScreen(string Connection, string? Track, ViewerOrigin From, bool IsReader);

/// <summary>The pages that show captions over the hub, and can be asked what stands on them.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class OpenScreens(CaptionTracks tracks)
{
    private readonly Lock sync = new();
    private readonly List<OpenScreen> open = [];

    /// <summary>The pages that show this track.</summary>
    public IReadOnlyList<OpenScreen> Of(string track)
    {
        lock (sync)
            return [.. open.Where(screen => screen.Track is null || screen.Track == track)];
    }

    /// <summary>Notes a page.</summary>
    /// <param name="track">The track it asked for; null: the first.</param>
    /// <returns>Dispose of it when the page leaves.</returns>
    public IDisposable Enter(string connection, string? track, HttpRequest request, bool isReader)
    {
        var shown = track == CaptionTracks.AllTracks ? null : tracks.Find(track)?.Track ?? track;
        var screen = new OpenScreen(connection, shown, ViewerOrigin.Of(request), isReader);
        lock (sync)
            open.Add(screen);
        return new Entered(this, screen);
    }

    private void Leave(OpenScreen screen)
    {
        lock (sync)
            open.RemoveAll(one => ReferenceEquals(one, screen));
    }

    /// <summary>A page that is open.</summary>
    private sealed class Entered(OpenScreens screens, OpenScreen screen) : IDisposable
    {
        public void Dispose() => screens.Leave(screen);
    }
}
