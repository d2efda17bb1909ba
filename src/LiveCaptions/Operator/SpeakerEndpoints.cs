using System.Globalization;
using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Tracks;

namespace LiveCaptions.Operator;

/// <summary>What the voices on a track are called, over HTTP.</summary>
internal static class SpeakerEndpoints
{
    private const string AsBefore = "so it is called as before";

    /// <param name="track">The addresses of a track.</param>
    public static void Map(RouteGroupBuilder track) =>
        track
            .MapPut("/speakers/{number}", (string track, string number, HttpContext context, CaptionTracks tracks) =>
                ApiJson.ReadAsync<NameBody>(context, "{\"name\": \"Anna\"}", body => Name(tracks, track, number, body.Name))
            )
            .ReturnsNothing(
                "NameSpeaker",
                "Calls a speaker by a name wherever speakers are shown, until the track ends; speakers of one name are one. An empty name takes it back."
            )
            .Takes<NameBody>()
            .MayRefuse(404, 409);

    private static IResult Name(CaptionTracks tracks, string track, string number, string name)
    {
        var pipeline = tracks.Get(track).Pipeline;
        if (!VoiceNames.IsName(name))
            return Problems.BadRequest(
                $"name must be at most {VoiceNames.MaxLength} characters that can be shown on one line, {AsBefore}; an empty name takes it back."
            );
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return NoSpeaker();
        if (name.Length > 0 && pipeline.Names is { IsFull: true } names && names.Given(parsed) is null)
            return Problems.Conflict(
                $"{VoiceNames.Most} speakers have names already, {AsBefore}. Take one back first, with an empty name."
            );
        return pipeline.Name(parsed, name) ? Results.NoContent() : NoSpeaker();
    }

    private static IResult NoSpeaker() =>
        Problems.NotFound(
            "No such speaker has been told apart on this track lately; GET /api/tracks/{track} lists them with their numbers."
        );
}
