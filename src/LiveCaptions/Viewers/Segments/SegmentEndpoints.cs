using System.Globalization;
using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Tracks;

namespace LiveCaptions.Viewers.Segments;

/// <summary>A track's captions for video players: a live playlist of WebVTT segments (RFC 8216).</summary>
internal static class SegmentEndpoints
{
    /// <summary>As long as a segment is listed: a copy is nowhere when it is not here any more.</summary>
    private const int SegmentLifetime = SegmentCutter.Listed * CaptionSegment.Seconds;

    private const int PlaylistLifetime = 1;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(RouteGroupBuilder track, SegmentedTracks segments)
    {
        track
            .MapMethods("/captions.m3u8", Methods, (string track, CaptionTracks tracks, HttpContext context) =>
                Playlist(segments.Of(tracks.Get(track)), context)
            )
            .WithSummary("Lists the last ten minutes of captions as segments for players (HTTP Live Streaming).")
            .Produces(StatusCodes.Status200OK, contentType: "application/vnd.apple.mpegurl")
            .MayRefuse(400, 404);
        track
            .MapMethods("/captions/{number}.vtt", Methods, (string track, string number, CaptionTracks tracks, HttpContext context) =>
                Segment(tracks.Get(track), segments, number, context)
            )
            .WithSummary("Gives a segment of six seconds as WebVTT; what is listed never changes.")
            .Produces(StatusCodes.Status200OK, contentType: "text/vtt")
            .MayRefuse(400, 404);
    }

    private static IResult Playlist(TrackSegments segments, HttpContext context)
    {
        // What is wrong with the query is told here, not at each segment.
        _ = TimestampMap.Read(context.Request.Query);
        SharedCopies.Allow(context, PlaylistLifetime);
        return segments.Now().Playlist(QueryOf(context.Request.Query)).Answer("application/vnd.apple.mpegurl");
    }

    private static IResult Segment(TrackCaptions captions, SegmentedTracks segments, string number, HttpContext context)
    {
        var map = TimestampMap.Read(context.Request.Query);
        if (
            !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            || segments.Of(captions).Now().Find(parsed) is not { } segment
        )
            return Problems.NotFound(
                $"There is no segment {Echo.Of(number)}: each is listed for ten minutes and gone then. Load captions.m3u8 again, and begin with what it lists."
            );
        // Nothing is readable off air; what was said before comes back, so nobody may keep the empty copy.
        var offAir = captions.Pipeline.IsOffAir;
        SharedCopies.Allow(context, offAir ? 0 : SegmentLifetime, changes: false);
        return new TaggedBytes(SegmentText.Vtt(offAir ? segment with { Cues = "" } : segment, map)).Answer("text/vtt; charset=utf-8");
    }

    /// <summary>The part of the query that a segment needs, too: players resolve its address without it.</summary>
    private static string QueryOf(IQueryCollection query) =>
        QueryString
            .Create(
                VisitorAuthentication
                    .InAddress.Concat(["mpegts", "at"])
                    .Where(query.ContainsKey)
                    .Select(name => KeyValuePair.Create<string, string?>(name, query[name].ToString()))
            )
            .Value
        ?? "";
}
