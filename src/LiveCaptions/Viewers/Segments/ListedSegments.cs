using System.Collections.Concurrent;
using LiveCaptions.Http;

namespace LiveCaptions.Viewers.Segments;

/// <summary>What a track lists at one moment, and the lists as they are sent, each written once.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ListedSegments(SegmentList list)
{
    /// <summary>Queries whose lists are kept; others are written each time.</summary>
    private const int Kept = 32;

    private readonly ConcurrentDictionary<string, TaggedBytes> playlists = [];
    private int writings;

    /// <summary>How many lists were written.</summary>
    public int Writings => Volatile.Read(ref writings);

    /// <summary>The segment of this number; null: it is not listed yet, or not any more.</summary>
    public CaptionSegment? Find(long number) => list.Find(number);

    /// <summary>The list whose segments have this query.</summary>
    public TaggedBytes Playlist(string query)
    {
        if (playlists.TryGetValue(query, out var known))
            return known;
        Interlocked.Increment(ref writings);
        var made = new TaggedBytes(SegmentText.Playlist(list, query));
        return playlists.Count < Kept ? playlists.GetOrAdd(query, made) : made;
    }
}
