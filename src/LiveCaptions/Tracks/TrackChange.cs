using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Adds a track, or changes its settings, as a request wants it.</summary>
internal static class TrackChange
{
    /// <summary>Sources that only the settings file may name: one runs any command, the other belongs to the terminal.</summary>
    private static readonly string[] FileOnly = [TrackSettings.Pipe, TrackSettings.StandardInput];

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
            var wanted = SettingsReader.ReadTrack(track, SettingsFile.Parse(await BodyAsync(request), "the request"), changed);
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
            SourceException or SpeechException => Problems.Refuse(422, $"Nothing was changed. {exception.Message}"),
            TooManyTracksException => Problems.Conflict(exception.Message),
            BadHttpRequestException e => Problems.Refuse(
                e.StatusCode,
                "Nothing was changed, since the request is too large or was cut off."
            ),
            _ => null,
        };

    private static bool RunsProgram(TrackSettings wanted, TrackSettings? present) =>
        (FileOnly.Contains(wanted.Source) && present?.Source != wanted.Source) || wanted.Command != (present?.Command ?? "");

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
