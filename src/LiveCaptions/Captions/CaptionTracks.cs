namespace LiveCaptions.Captions;

/// <summary>The tracks that can be watched, in the order of the settings, followed by those added later.</summary>
/// <remarks>Threading: safe; a change makes a new list.</remarks>
internal sealed class CaptionTracks
{
    /// <summary>Stands for all tracks where an id is asked for.</summary>
    public const string AllTracks = "all";

    private readonly Lock sync = new();
    private volatile IReadOnlyList<TrackCaptions> tracks = [];

    /// <summary>Raised when a track was added or removed.</summary>
    public event Action? Changed;

    /// <summary>All tracks.</summary>
    public IReadOnlyList<TrackCaptions> All => tracks;

    /// <summary>Ids of all tracks.</summary>
    public IEnumerable<string> Ids => tracks.Select(t => t.Track);

    /// <summary>Viewers of all tracks.</summary>
    public int Viewers => tracks.Sum(t => t.Readers);

    /// <summary>Adds a track, unless there is one of its id.</summary>
    public void Add(TrackCaptions captions) => Change(now => Find(captions.Track) is null ? [.. now, captions] : now);

    /// <summary>Removes a track; its viewers are told.</summary>
    public void Remove(TrackCaptions captions)
    {
        Change(now => [.. now.Where(t => t != captions)]);
        captions.End();
    }

    /// <summary>The track of this id; null: the first one.</summary>
    public TrackCaptions? Find(string? id) =>
        id is null
            ? tracks.Count > 0
                ? tracks[0]
                : null
            : tracks.FirstOrDefault(t => t.Track == id);

    private void Change(Func<IReadOnlyList<TrackCaptions>, IReadOnlyList<TrackCaptions>> change)
    {
        lock (sync)
            tracks = change(tracks);
        Changed?.Invoke();
    }
}
