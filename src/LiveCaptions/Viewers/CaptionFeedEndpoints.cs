using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers.Polled;
using LiveCaptions.Viewers.Segments;

namespace LiveCaptions.Viewers;

/// <summary>
/// Captions for programs without SignalR: server-sent events, a plain WebSocket, and subtitles of everything that was said.
/// </summary>
internal static class CaptionFeedEndpoints
{
    public static void Map(WebApplication app)
    {
        var track = app.MapGroup("/api/tracks/{track}").WithTags("Feeds");
        track
            .MapGet("/events", SendEventsAsync)
            .ReturnsMedia("WatchEvents", "Sends the track's frames as server-sent events.", "text/event-stream")
            .MayRefuse(400, 404, 503)
            .DisableHttpMetrics()
            .Formerly("/tracks/{track}/events");
        track
            .MapGet("/socket", SendFramesAsync)
            .WithName("WatchSocket")
            .WithSummary("Sends the track's frames over a WebSocket, one text message each.")
            .Produces(StatusCodes.Status101SwitchingProtocols)
            .MayRefuse(400, 404, 503)
            .DisableHttpMetrics()
            .Formerly("/tracks/{track}/socket");
        track
            .MapGet("/captions.vtt", SubtitlesAsync)
            .ReturnsMedia("GetSubtitles", "Gives everything that has been on air as WebVTT, with corrections.", "text/vtt")
            .MayRefuse(404)
            .Formerly("/tracks/{track}/captions.vtt");
        NowEndpoint.Map(track);
        SegmentEndpoints.Map(track, app.Services.GetRequiredService<SegmentedTracks>());
        SoundEndpoint.Map(track);
    }

    private static async Task<IResult> SubtitlesAsync(string track, CaptionTracks tracks, SubtitleFiles files, HttpContext context)
    {
        var now = await files.Of(tracks.Get(track)).NowAsync(context.RequestAborted);
        // Asked every time, and sent only if something was said since.
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(now.Bytes, "text/vtt; charset=utf-8", entityTag: new($"\"{now.Tag}\""), lastModified: now.Made);
    }

    private static Task<IResult> SendFramesAsync(
        string track,
        HttpContext context,
        ViewerAdmission admission,
        TimeProvider time,
        FrameJson json
    ) =>
        context.WebSockets.IsWebSocketRequest
            ? AdmitAsync(track, context, admission, (viewer, gone) => SocketFrames.SendAsync(viewer, context, time, json.Of, gone))
            : Task.FromResult(Problems.BadRequest("This address is for WebSockets; a browser shows captions at /overlay."));

    private static Task<IResult> SendEventsAsync(
        string track,
        HttpContext context,
        ViewerAdmission admission,
        TimeProvider time,
        FrameJson json
    ) => AdmitAsync(track, context, admission, (viewer, gone) => EventFrames.SendAsync(viewer, context, time, json, gone));

    private static async Task<IResult> AdmitAsync(
        string track,
        HttpContext context,
        ViewerAdmission admission,
        Func<ViewerConnection, CancellationToken, Task> send
    )
    {
        var life = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping, context.RequestAborted);
        try
        {
            using var viewer = admission.Open(WatchQuery.Read(track, context.Request.Query), context, FrameMeter.Feed);
            await send(viewer, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The viewer has left, or the service stops, which would otherwise wait for every viewer.
        }
        return Results.Empty;
    }
}
