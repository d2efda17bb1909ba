using LiveCaptions.Access;
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
    public static Task<IResult> PutAsync(
        string track,
        HttpContext context,
        TrackRoster roster,
        ISoundDevices devices,
        SettingsInForce settings
    ) => ApplyAsync(track, context, roster, devices, settings, null);

    /// <summary>Changes the settings that the request names.</summary>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    public static Task<IResult> PatchAsync(
        string track,
        HttpContext context,
        TrackRoster roster,
        ISoundDevices devices,
        SettingsInForce settings
    ) => ApplyAsync(track, context, roster, devices, settings, roster.Find(track) ?? throw roster.NoSuch(track));

    /// <summary>What the sender's token may open; null: the operator asks, who may open everything.</summary>
    private static SourceSettings? NamedFor(HttpContext context, SettingsInForce settings) =>
        Visitor.Of(context).Rights.HasFlag(Rights.Keys) ? null : settings.Now.Sources;

    private static async Task<IResult> ApplyAsync(
        string track,
        HttpContext context,
        TrackRoster roster,
        ISoundDevices devices,
        SettingsInForce settings,
        TrackSettings? changed
    )
    {
        var (request, named) = (context.Request, NamedFor(context, settings));
        if (!request.HasJsonContentType())
            return Problems.Refuse(415, "Send the track's settings as JSON, with the content type application/json.");
        TrackSettings? wanted = null;
        try
        {
            wanted = Wanted(track, Values(await BodyAsync(request)), changed, context, devices);
            RequireTranslatable(wanted, roster, settings.Now);
            if (RefusalOf(wanted, roster.Find(track), named) is { } refused)
                return refused;
            var isNew = await roster.PutAsync(wanted, context.RequestAborted);
            return ApiJson.Answer(roster.Tracks.First(report => report.Id == track), isNew ? 201 : 200);
        }
        catch (Exception e)
        {
            // A token learns nothing about files and hosts, not even of those that it may caption.
            var hides = e is SourceException && named is not null && !MayOpen(wanted!, null, new());
            if ((hides ? RefuseToken() : RefusalOf(e)) is { } refusal)
                return refusal;
            throw;
        }
    }

    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    private static TrackSettings Wanted(
        string track,
        IReadOnlyList<SettingValue> values,
        TrackSettings? changed,
        HttpContext context,
        ISoundDevices devices
    ) => AutoSource.Choose(SettingsReader.ReadTrack(track, values, changed, warning => Log.Setting(Logger(context), warning)), devices);

    /// <exception cref="SettingsException">The track is a translation that cannot be had.</exception>
    private static void RequireTranslatable(TrackSettings wanted, TrackRoster roster, ServiceSettings settings)
    {
        var faults = TranslationFaults.In(wanted, roster.Settings, settings.Translators).ToList();
        if (faults.Count > 0)
            throw new SettingsException(faults);
    }

    /// <param name="named">What a token may open; null: the operator asks.</param>
    private static IResult? RefusalOf(TrackSettings wanted, TrackSettings? present, SourceSettings? named) =>
        RunsProgram(wanted, present)
            ? Problems.Refuse(
                403,
                "The sources \"pipe\" and \"stdin\", and commands, can only be set in the settings file, so that no web page ever runs a program."
            )
        : named is null || MayOpen(wanted, present, named) ? null
        : RefuseToken();

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

    /// <summary>Whether a token may open this source: it is there already, reaches nothing, or the settings name it.</summary>
    private static bool MayOpen(TrackSettings wanted, TrackSettings? present, SourceSettings named) =>
        present?.Source == wanted.Source || SourceKinds.Of(wanted.Source).IsOpenToTokens(wanted.Source, named);

    private static IResult RefuseToken() =>
        Problems.Refuse(
            403,
            "This source cannot be used with a token, so nothing was changed. Choose it as the operator, or let the settings name its folder or host (Sources)."
        );

    /// <exception cref="SettingsException">The body is not JSON, or a text in it is not made of whole characters.</exception>
    private static IReadOnlyList<SettingValue> Values(byte[] body) => SettingsFile.Parse(body, "the request");

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
