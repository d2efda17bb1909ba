using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>
/// Tracks over HTTP: <c>GET /tracks</c>, <c>PUT /tracks/{id}</c> with the settings of the file (the others take their defaults),
/// <c>PATCH</c> with those that change, <c>DELETE</c>, and <c>POST /tracks/{id}/catch-up</c>, which skips to what is said now. A bad request is told in one plain sentence. Nothing is written to the file.
/// </summary>
internal static partial class TrackEndpoints
{
    public static WebApplication MapTracks(this WebApplication app)
    {
        // What readers may know; all figures are in /status.
        app.MapGet("/tracks", (ITrackReports reports, HttpContext context) => reports
                .Tracks.Where(t => Visitor.Of(context).MaySee(t.Id))
                .Select(t => new
                {
                    t.Id,
                    t.Label,
                    t.Language,
                    t.State,
                }));
        app.MapGet("/tracks/{id}", (string id, TrackRoster roster) =>
            roster.Tracks.FirstOrDefault(t => t.Id == id) is { } report ? Results.Json(report) : Unknown(id, roster)
        );
        app.MapPut("/tracks/{id}", (string id, HttpContext context) => ChangeAsync(id, context, null));
        app.MapPatch("/tracks/{id}", (string id, HttpContext context, TrackRoster roster) =>
            roster.Find(id) is { } known ? ChangeAsync(id, context, known) : Task.FromResult(Unknown(id, roster))
        );
        app.MapPost("/tracks/{id}/catch-up", (string id, HttpRequest request, TrackRoster roster) =>
            Forbidden(request) ?? (roster.CatchUp(id) ? Results.Json(roster.Tracks.FirstOrDefault(t => t.Id == id)) : Unknown(id, roster))
        );
        app.MapDelete("/tracks/{id}", RemoveAsync);
        return app;
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext context, TrackSettings? from)
    {
        if (Forbidden(context.Request) is { } refusal)
            return refusal;
        if (!context.Request.HasJsonContentType())
            return Say(415, "Send the track's settings as JSON, with the content type application/json.");
        var roster = context.RequestServices.GetRequiredService<TrackRoster>();
        try
        {
            var values = SettingsFile.Parse(await BodyAsync(context.Request), "the request");
            var asked = SettingsReader.ReadTrack(id, values, from, warning => Log.Setting(Logger(context), warning));
            if (
                SourceKinds.Of(asked.Source).FromFileOnly && roster.Find(id)?.Source != asked.Source
                || asked.Command != (roster.Find(id)?.Command ?? "")
            )
                return Say(
                    403,
                    "The sources \"pipe\" and \"stdin\", and commands, can only be set in the file of settings, so that no web page ever runs a program."
                );
            var chosen = AutoSource.Choose(asked, context.RequestServices.GetRequiredService<ISoundDevices>());
            var isNew = await roster.PutAsync(chosen, context.RequestAborted);
            return Results.Json(roster.Tracks.First(t => t.Id == id), statusCode: isNew ? 201 : 200);
        }
        catch (SettingsException e)
        {
            return Say(400, $"Nothing was changed. {string.Join(' ', e.Problems)}");
        }
        catch (TooManyTracksException e)
        {
            return Say(409, e.Message);
        }
        catch (Exception e) when (UserFacingError.Of(e) is not null)
        {
            return Say(422, $"Nothing was changed. {e.Message}");
        }
        catch (BadHttpRequestException e)
        {
            return Say(e.StatusCode, "Nothing was changed, since the request is too large or was cut off.");
        }
    }

    private static async Task<IResult> RemoveAsync(string id, HttpContext context, TrackRoster roster) =>
        Forbidden(context.Request) ?? (await roster.RemoveAsync(id, context.RequestAborted) ? Results.NoContent() : Unknown(id, roster));

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    private static IResult? Forbidden(HttpRequest request) =>
        HostGuard.MayChange(request) ? null : Say(403, "Pages of other sites, and files that OBS shows, may not change tracks.");

    private static IResult Unknown(string id, TrackRoster roster) =>
        Say(404, $"There is no track \"{id}\". There are: {string.Join(", ", roster.Ids)}.");

    private static IResult Say(int status, string sentence) => Results.Text(sentence, "text/plain; charset=utf-8", statusCode: status);

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<TrackRoster>>();

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Warning, "{Warning}")]
        public static partial void Setting(ILogger logger, string warning);
    }
}
