using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Http;
using LiveCaptions.Obs;

namespace LiveCaptions.Outputs.Obs;

/// <summary>OBS over HTTP: its status and set-up, the captions in it, and a small picture of its program.</summary>
internal static class ObsEndpoints
{
    private const string Example =
        "{\"scene\": \"Talk\", \"kind\": \"Overlay\", \"look\": \"stage\", \"password\": \"...\"}, with any of these members left out,";

    public static void Map(WebApplication app)
    {
        var obs = app.MapGroup("/api/obs").WithTags("OBS");
        MapSetup(obs);
        MapState(obs);
        MapCaptions(obs);
    }

    private static void MapSetup(RouteGroupBuilder obs)
    {
        obs.MapGet("", (ObsSetupRequests requests, CancellationToken gone) => requests.ShowAsync(gone))
            .Returns<ObsStatus>("ShowObs", "Asks OBS for its versions, scenes, caption source, stream and recording.")
            .MayRefuse(403, 409);
        obs.MapPost("/setup", (HttpContext context, ObsSetupRequests requests, CancellationToken gone) =>
                ApiJson.ReadAsync<ObsSetupBody>(context, Example, body => requests.SetUpAsync(body, gone))
            )
            .Returns<ObsSetupResult>(
                "SetUpObs",
                "Puts captions into a scene of OBS and saves the connection for the next start; sources that exist already are kept."
            )
            .Takes<ObsSetupBody>()
            .MayRefuse(403, 409);
        obs.MapPost("/remove", (ObsSetupRequests requests, CancellationToken gone) => requests.RemoveAsync(gone))
            .Returns<ObsTold>("RemoveFromObs", "Removes from OBS what the set-up added, and forgets the connection.")
            .MayRefuse(403, 409);
    }

    private static void MapState(RouteGroupBuilder obs)
    {
        obs.MapGet("/outputs", (IObsReports reports) => ApiJson.Answer(reports.Report()))
            .Returns<ObsReport>("ShowObsOutputs", "Shows the connection to OBS, and each output of captions into it.");
        obs.MapGet("/preview", PreviewAsync)
            .ReturnsMedia("ShowPreview", "Gives a small picture of what OBS has on air, at most a second old.", "image/jpeg")
            .MayRefuse(404, 503);
        obs.MapPost("/retry", (IServiceProvider services) => Act<ObsService>(services, service => service.RetryNow()))
            .ReturnsNothing("RetryObs", "Tries to reach OBS at once.")
            .MayRefuse(404)
            .Formerly("/obs/retry");
    }

    /// <summary>On, off and clear are separate addresses, so that a second press does no harm.</summary>
    private static void MapCaptions(RouteGroupBuilder obs)
    {
        obs.MapPost("/captions/on", (IServiceProvider services) => Act<CaptionGate>(services, gate => gate.On()))
            .ReturnsNothing("SwitchObsCaptionsOn", "Switches the captions in OBS on.")
            .MayRefuse(404)
            .Formerly("/obs/captions/on");
        obs.MapPost("/captions/off", (IServiceProvider services) => Act<CaptionGate>(services, gate => gate.Off()))
            .ReturnsNothing("SwitchObsCaptionsOff", "Switches the captions in OBS off.")
            .MayRefuse(404)
            .Formerly("/obs/captions/off");
        obs.MapPost("/captions/clear", (IServiceProvider services) => Act<CaptionGate>(services, gate => gate.Clear()))
            .ReturnsNothing("ClearObsCaptions", "Clears the captions in OBS.")
            .MayRefuse(404)
            .Formerly("/obs/captions/clear");
    }

    /// <summary>Acts on a part of the service that exists only where OBS is used, and so cannot be a handler's parameter.</summary>
    private static IResult Act<T>(IServiceProvider services, Action<T> act)
        where T : class
    {
        if (services.GetService<T>() is not { } part)
            return Problems.NotFound("OBS is not used, so nothing was changed; livecaptions obs setup connects it.");
        act(part);
        return Results.NoContent();
    }

    private static async Task<IResult> PreviewAsync(IServiceProvider services, HttpResponse response, CancellationToken gone)
    {
        if (services.GetService<ObsPreview>() is not { } preview)
            return Problems.NotFound("OBS is not used, so there is no picture; livecaptions obs setup connects it.");
        try
        {
            var picture = await preview.LookAsync().WaitAsync(gone);
            response.Headers.CacheControl = "no-store";
            return Results.Bytes(picture, "image/jpeg");
        }
        catch (ObsException e)
        {
            return Problems.Refuse(
                StatusCodes.Status503ServiceUnavailable,
                $"OBS gives no picture at the moment; captions are not affected: {e.Message}"
            );
        }
    }
}
