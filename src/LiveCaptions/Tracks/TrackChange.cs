using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Health;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>Adds a track, or changes its settings, as a request wants it.</summary>
internal static partial class TrackChange
{
    /// <summary>Replaces all settings of a track, or adds it.</summary>
    public static Task<IResult> PutAsync(string track, HttpContext context, TrackRoster roster, ISoundDevices devices) =>
        ApplyAsync(track, context.Request, roster, devices, null);

    /// <summary>Changes the settings that the request names.</summary>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    public static Task<IResult> PatchAsync(string track, HttpContext context, TrackRoster roster, ISoundDevices devices) =>
        ApplyAsync(track, context.Request, roster, devices, roster.Find(track) ?? throw roster.NoSuch(track));

    private static async Task<IResult> ApplyAsync(
        string track,
        HttpRequest request,
        TrackRoster roster,
        ISoundDevices devices,
        TrackSettings? changed
    )
    {
        if (!request.HasJsonContentType())
            return Problems.Refuse(415, "Send the track's settings as JSON, with the content type application/json.");
        try
        {
            var wanted = SettingsReader.ReadTrack(track, SettingsFile.Parse(await BodyAsync(request), "the request"), changed, warning =>
                Log.Setting(Logger(request.HttpContext), warning)
            );
            if (RunsProgram(wanted, roster.Find(track)))
                return Problems.Refuse(
                    403,
                    "The sources \"pipe\" and \"stdin\", and commands, can only be set in the settings file, so that no web page ever runs a program."
                );
            var isNew = await roster.PutAsync(AutoSource.Choose(wanted, devices), request.HttpContext.RequestAborted);
            return ApiJson.Answer(roster.Tracks.First(report => report.Id == track), isNew ? 201 : 200);
        }
        catch (Exception e)
        {
            if (RefusalOf(e) is { } refusal)
                return refusal;
            throw;
        }
    }

    private static IResult? RefusalOf(Exception exception) =>
        exception switch
        {
            SettingsException e => Problems.Refuse(
                400,
                $"Nothing was changed. {string.Join(' ', e.Problems)}",
                new Dictionary<string, object?> { ["errors"] = e.Problems }
            ),
            TooManyTracksException => Problems.Conflict(exception.Message),
            BadHttpRequestException e => Problems.Refuse(
                e.StatusCode,
                "Nothing was changed, since the request is too large or was cut off."
            ),
            _ when UserFacingError.Of(exception) is not null => Problems.Refuse(422, $"Nothing was changed. {exception.Message}"),
            _ => null,
        };

    private static bool RunsProgram(TrackSettings wanted, TrackSettings? present) =>
        (SourceKinds.Of(wanted.Source).FromFileOnly && present?.Source != wanted.Source) || wanted.Command != (present?.Command ?? "");

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<TrackRoster>>();

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Warning, "{Warning}")]
        public static partial void Setting(ILogger logger, string warning);
    }
}
