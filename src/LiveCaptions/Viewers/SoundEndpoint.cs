using LiveCaptions.Audio.Sources;
using LiveCaptions.Captions;
using LiveCaptions.Http;

namespace LiveCaptions.Viewers;

/// <summary>The socket to which the page <c>/speak</c> and <c>livecaptions send</c> send sound.</summary>
internal static class SoundEndpoint
{
    public static void Map(RouteGroupBuilder track) =>
        track
            .MapGet("/sound", ReceiveAsync)
            .WithName("SendSound")
            .WithSummary("Takes a microphone's sound over a WebSocket, for a track whose source is \"browser\".")
            .Produces(StatusCodes.Status101SwitchingProtocols)
            .MayRefuse(400, 403, 404)
            .Formerly("/tracks/{track}/sound");

    private static async Task<IResult> ReceiveAsync(
        string track,
        HttpContext context,
        CaptionTracks tracks,
        BrowserSources sources,
        SoundClock clock,
        TimeProvider time,
        IHostApplicationLifetime life
    )
    {
        if (tracks.Find(track) is null)
            throw new NoSuchTrackException(track, tracks.Ids);
        if (sources.Find(track) is not { } source)
            return Problems.NotFound($"The track \"{track}\" does not listen to a page; set its source to \"browser\".");
        if (!context.WebSockets.IsWebSocketRequest)
            return Problems.BadRequest("This is the socket of the page /speak; open that page instead.");
        var sent = SenderConnection.Read(context.Request.Query);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping, context.RequestAborted);
        await new SoundConnection(socket, source, clock, time).RunAsync(sent, stop.Token);
        return Results.Empty;
    }
}
