using System.Text.Json.Nodes;
using LiveCaptions.Access;
using LiveCaptions.Health;
using LiveCaptions.Http;

namespace LiveCaptions.Tracks;

/// <summary>Tracks over HTTP: list, add, change, remove, and skip to live. Nothing is written to the settings file.</summary>
internal static class TrackEndpoints
{
    private const string Changes =
        "The body has keys of a track in the settings, such as {\"Source\": \"browser\", \"Label\": \"Guest\"}; nothing is written to the settings file.";

    public static void Map(WebApplication app)
    {
        var tracks = app.MapGroup("/api/tracks").WithTags("Tracks");
        tracks
            .MapGet("", List)
            .Returns<IReadOnlyList<TrackReport>>(
                "ListTracks",
                "Lists the tracks with their state and figures; without the right of control, only their ids, labels, languages and states."
            )
            .Formerly("/tracks");
        tracks
            .MapGet("/{track}/status", (string track, TrackRoster roster) => ApiJson.Answer(Report(roster, track)))
            .Returns<TrackReport>("ShowTrackStatus", "Shows the state and figures of a track.")
            .MayRefuse(404)
            .Formerly("/tracks/{track}");
        MapChanges(tracks.MapGroup(""));
    }

    private static void MapChanges(RouteGroupBuilder changes)
    {
        changes
            .MapPut("/{track}", TrackChange.PutAsync)
            .Returns<TrackReport>(
                "PutTrack",
                $"Adds a track (201) or replaces its settings; keys that are left out take their defaults. {Changes}"
            )
            .Takes<JsonObject>()
            .MayRefuse(403, 409, 415, 422)
            .Formerly("/tracks/{track}");
        changes
            .MapPatch("/{track}", TrackChange.PatchAsync)
            .Returns<TrackReport>("ChangeTrack", $"Changes the settings that the body names. {Changes}")
            .Takes<JsonObject>()
            .MayRefuse(403, 404, 415, 422)
            .Formerly("/tracks/{track}");
        changes
            .MapDelete("/{track}", RemoveAsync)
            .ReturnsNothing("RemoveTrack", "Removes a track; its viewers are told.")
            .MayRefuse(403, 404)
            .Formerly("/tracks/{track}");
        changes
            .MapPost("/{track}/catch-up", CatchUp)
            .ReturnsNothing("CatchUp", "Skips the sound that still waits to be recognised; a mark stands for what is left out.")
            .MayRefuse(403, 404)
            .Formerly("/tracks/{track}/catch-up");
    }

    private static IResult List(ITrackReports reports, HttpContext context)
    {
        var visitor = Visitor.Of(context);
        var tracks = reports.Tracks.Where(track => visitor.MaySee(track.Id));
        return visitor.Rights.HasFlag(Rights.Control)
            ? ApiJson.Answer(tracks)
            : ApiJson.Answer(
                tracks.Select(track => new
                {
                    track.Id,
                    track.Label,
                    track.Language,
                    track.State,
                    track.TranslationOf,
                })
            );
    }

    private static async Task<IResult> RemoveAsync(string track, HttpContext context, TrackRoster roster) =>
        await roster.RemoveAsync(track, context.RequestAborted) ? Results.NoContent() : throw roster.NoSuch(track);

    private static IResult CatchUp(string track, TrackRoster roster) =>
        roster.CatchUp(track) ? Results.NoContent() : throw roster.NoSuch(track);

    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    private static TrackReport Report(TrackRoster roster, string track) =>
        roster.Tracks.FirstOrDefault(report => report.Id == track) ?? throw roster.NoSuch(track);
}
