using System.Collections.Concurrent;
using LiveCaptions.Captions;

namespace LiveCaptions.Viewers;

/// <summary>The tracks that can be watched, in the order of the settings.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class CaptionTracks
{
    private readonly ConcurrentDictionary<string, TrackCaptions> tracks = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>Ids of all tracks.</summary>
    public IEnumerable<string> Ids => order;

    public void Add(TrackCaptions captions)
    {
        if (tracks.TryAdd(captions.Track, captions)) order.Enqueue(captions.Track);
    }

    /// <summary>The track of this id; null: the first one.</summary>
    public TrackCaptions? Find(string? id) =>
        (id ?? order.FirstOrDefault()) is { } known && tracks.TryGetValue(known, out var captions) ? captions : null;

    /// <summary>Viewers of all tracks.</summary>
    public int Viewers => tracks.Values.Sum(t => t.Readers);
}
