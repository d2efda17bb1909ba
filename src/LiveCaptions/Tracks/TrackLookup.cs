using LiveCaptions.Captions;
using LiveCaptions.Http;

namespace LiveCaptions.Tracks;

/// <summary>Finds the track that a request names, or refuses the request.</summary>
internal static class TrackLookup
{
    /// <summary>The captions of a track.</summary>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    public static TrackCaptions Get(this CaptionTracks tracks, string track) =>
        tracks.Find(track) ?? throw new NoSuchTrackException(track, tracks.Ids);

    /// <summary>The refusal of a request for a track that does not exist.</summary>
    public static NoSuchTrackException NoSuch(this TrackRoster roster, string track) => new(track, roster.Ids);
}
