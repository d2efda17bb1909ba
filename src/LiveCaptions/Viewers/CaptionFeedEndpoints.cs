using System.Globalization;
using System.Text;
using LiveCaptions.Access;
using LiveCaptions.Captions;
using LiveCaptions.Exports;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>Captions for programs that do not speak SignalR: server-sent events, a plain WebSocket, and subtitles of all that was said.</summary>
internal static class CaptionFeedEndpoints
{
    public static void Map(WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = FrameWriter.Silence });
        app.MapGet("/tracks/{track}/events", (string track, HttpContext context, ViewerAdmission door, TimeProvider time, FrameJson json) =>
            EnterAsync(track, context, door, visit => EventsAsync(visit, context, time, json))
        );
        app.MapGet("/tracks/{track}/socket", (string track, HttpContext context, ViewerAdmission door, TimeProvider time, FrameJson json) =>
            context.WebSockets.IsWebSocketRequest
                ? EnterAsync(track, context, door, visit => SocketFrames.SendAsync(visit, context, time, json.Of))
                : Task.FromResult(Sentence.Wrong("This address is for WebSockets; a browser shows captions at /overlay."))
        );
        app.MapGet("/tracks/{track}/captions.vtt", Vtt);
    }

    /// <summary>Everything that has gone out so far, as readers may see it and as people have left it.</summary>
    private static IResult Vtt(string track, CaptionTracks tracks, CaptionSettings settings)
    {
        if (tracks.Find(track) is not { } captions)
            return Sentence.NotThere($"There is no such track. There are: {string.Join(", ", tracks.Ids)}.");
        var (words, language) = captions.Pipeline.Subtitles();
        var cues = new CueBuilder(
            new CueRules
            {
                Language = language,
                ShortestSeconds = settings.ShortestCue,
                LongestSeconds = settings.LongestCue,
            }
        ).Build(words);
        return Results.Text(Subtitles.Vtt(cues), "text/vtt; charset=utf-8", Encoding.UTF8);
    }

    private static async Task<IResult> EnterAsync(
        string track,
        HttpContext context,
        ViewerAdmission door,
        Func<ViewerConnection, Task> stay
    )
    {
        try
        {
            using var visit = door.Open(RequestOf(track, context.Request.Query), Visitor.Of(context));
            await stay(visit);
        }
        catch (HubException refused)
        {
            return Sentence.Wrong(refused.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The viewer has left.
        }
        return Results.Empty;
    }

    private static async Task EventsAsync(ViewerConnection visit, HttpContext context, TimeProvider time, FrameJson json)
    {
        context.Response.ContentType = "text/event-stream";
        await FrameWriter.RunAsync(
            visit,
            time,
            FrameWriter.Silence,
            frame => WriteAsync(context, [.. "data: "u8, .. json.Of(frame), .. "\n\n"u8]),
            () => WriteAsync(context, ": still here\n\n"u8.ToArray()),
            context.Abort,
            context.RequestAborted
        );
    }

    private static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <exception cref="HubException">A value is of another kind.</exception>
    private static WatchRequest RequestOf(string track, IQueryCollection query) =>
        new(
            track,
            Whole(query, "lines"),
            Whole(query, "chars"),
            Flag(query, "tentative"),
            Number(query, "hold"),
            query["mode"].Count == 0 ? null : query["mode"].ToString()
        );

    private static int? Whole(IQueryCollection query, string name) =>
        query[name].Count == 0 ? null
        : int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw new HubException($"{name} must be a whole number.");

    private static double? Number(IQueryCollection query, string name) =>
        query[name].Count == 0 ? null
        : double.TryParse(query[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value
        : throw new HubException($"{name} must be a number.");

    private static bool? Flag(IQueryCollection query, string name) =>
        query[name].Count == 0 ? null
        : bool.TryParse(query[name], out var value) ? value
        : throw new HubException($"{name} must be true or false.");
}
