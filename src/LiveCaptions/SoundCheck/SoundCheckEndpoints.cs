using LiveCaptions.Http;

namespace LiveCaptions.SoundCheck;

/// <summary>The sound check over HTTP.</summary>
internal static class SoundCheckEndpoints
{
    private const string Example = "{}, or {\"language\": \"de\"}, or {\"text\": \"words to read\", \"seconds\": 40},";

    public static void Map(IEndpointRouteBuilder app)
    {
        var check = app.MapGroup("/api/tracks/{track}/check").WithTags("Set-up");
        check
            .MapGet("", (string track, string? language, CheckDesk desk) => ApiJson.Answer(desk.Show(track, language)))
            .Returns<CheckReport>(
                "ShowSoundCheck",
                "Shows the sound check of a track: the last one, or the sentence for one that could begin."
            )
            .MayRefuse(404, 409, 422);
        check
            .MapPost("", (string track, HttpContext context, CheckDesk desk) =>
                ApiJson.ReadAsync<CheckRequest>(context, Example, request =>
                    ApiJson.Answer(desk.Begin(track, request), StatusCodes.Status202Accepted)
                )
            )
            .Produces<CheckReport>(StatusCodes.Status202Accepted)
            .WithName("BeginSoundCheck")
            .WithSummary("Begins a sound check: words are read aloud, and looked for on every way out. One at a time.")
            .Takes<CheckRequest>()
            .MayRefuse(404, 409, 422);
        check
            .MapDelete("", async (string track, CheckDesk desk) =>
                await desk.CancelAsync(track)
                    ? Results.NoContent()
                    : Problems.NotFound($"No sound check of the track \"{Echo.Of(track)}\" is running, so nothing was changed.")
            )
            .ReturnsNothing("CancelSoundCheck", "Cancels the sound check of a track.")
            .MayRefuse(404);
    }
}
