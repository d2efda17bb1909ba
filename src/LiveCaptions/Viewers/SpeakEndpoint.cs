using System.Net.WebSockets;
using LiveCaptions.Access;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Http;

namespace LiveCaptions.Viewers;

/// <summary>Where a page speaks: <c>/speak</c>, and the socket <c>/tracks/{id}/sound</c> to which it sends.</summary>
internal static class SpeakEndpoint
{
    /// <summary>Another page speaks for the track now: do not come back by yourself.</summary>
    public const int Replaced = 4001;

    public static WebApplication MapSpeak(this WebApplication app)
    {
        app.MapGet("/tracks/{id}/sound", SpeakAsync);
        return app;
    }

    private static async Task SpeakAsync(
        string id,
        HttpContext context,
        BrowserSources sources,
        TimeProvider clock,
        IHostApplicationLifetime life
    )
    {
        if (!HostGuard.MayChange(context.Request))
            await Sentence.SayAsync(context, 403, "Pages of other sites, and files that OBS shows, may not be heard.");
        else if (sources.Find(id) is not { } source)
            await Sentence.SayAsync(context, 404, $"There is no track \"{id}\" that listens to a page; set its source to \"browser\".");
        else if (!context.WebSockets.IsWebSocketRequest)
            await Sentence.SayAsync(context, 400, "This is the socket of the page /speak; open that page instead.");
        else
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var replaced = new CancellationTokenSource();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping, context.RequestAborted);
            source.Connect(replaced);
            try
            {
                await ListenAsync(socket, source, replaced, clock, stop.Token);
            }
            finally
            {
                source.Disconnect(replaced);
            }
        }
    }

    /// <summary>Takes the page's sound until it goes, does something wrong, falls silent or is replaced.</summary>
    private static async Task ListenAsync(
        WebSocket socket,
        BrowserSource source,
        CancellationTokenSource replaced,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var sound = new PageSound(clock);
        var messages = new PageMessages(socket, clock);
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
                await messages.CloseAsync(WebSocketCloseStatus.NormalClosure, "The track does not listen to a page any more.", stop);
            else
                await messages.CloseAsync((WebSocketCloseStatus)Replaced, "Another page speaks for this track now.", stop);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort(); // it is gone, or the program ends
        }
    }
}
