using System.Net.WebSockets;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Captions;
using LiveCaptions.Http;

namespace LiveCaptions.Viewers;

/// <summary>The socket to which the page <c>/speak</c> sends a microphone's sound.</summary>
internal static class SoundEndpoint
{
    /// <summary>Close code: another page speaks for the track now, so this one must not reconnect by itself.</summary>
    public const int Replaced = 4001;

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
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var replaced = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping, context.RequestAborted);
        source.Connect(replaced);
        try
        {
            await ListenAsync(socket, source, replaced, time, stop.Token);
        }
        finally
        {
            source.Disconnect(replaced);
        }
        return Results.Empty;
    }

    /// <summary>Takes the page's sound until the page leaves, sends something invalid, falls silent or is replaced.</summary>
    private static async Task ListenAsync(
        WebSocket socket,
        BrowserSource source,
        CancellationTokenSource replaced,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var sound = new PageSound(time);
        var messages = new SoundMessages(socket, time);
        var samples = new float[PageSound.MaxSamples];
        try
        {
            while (await messages.NextAsync(replaced.Token, stop) is { } message)
            {
                if (sound.Decode(message.Bytes.Span, message.IsText, samples, out var count) is { } fault)
                {
                    await messages.CloseAsync(WebSocketCloseStatus.PolicyViolation, fault, stop);
                    return;
                }
                source.Write(replaced, samples.AsSpan(0, count));
            }
            await messages.CloseAsync(WebSocketCloseStatus.NormalClosure, "", stop);
        }
        catch (OperationCanceledException) when (replaced.IsCancellationRequested)
        {
            if (source.IsClosed)
                await messages.CloseAsync(WebSocketCloseStatus.NormalClosure, "The track no longer listens to a page.", stop);
            else
                await messages.CloseAsync((WebSocketCloseStatus)Replaced, "Another page speaks for this track now.", stop);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort(); // the page is gone, or the service stops
        }
    }
}
