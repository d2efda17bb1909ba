using LiveCaptions.Http;
using LiveCaptions.Recognition;
using LiveCaptions.Viewers;

namespace LiveCaptions.Remote;

/// <summary>The socket over which another machine has its sound recognised here.</summary>
internal static class RecognitionEndpoint
{
    public const string Path = "/api/recognition";

    public static void Map(WebApplication app) =>
        app.MapGet(Path, RecogniseAsync)
            .WithName("RecogniseSound")
            .WithSummary("Recognises the sound of another machine over a WebSocket and sends the words back; nothing is shown here.")
            .Produces(StatusCodes.Status101SwitchingProtocols)
            .MayRefuse(400, 403, 503);

    private static async Task<IResult> RecogniseAsync(
        HttpContext context,
        RemotePlaces places,
        IRecognisers recognisers,
        DecodeScheduler turns,
        SoundClock clock,
        ILogger<RecognitionConnection> logger,
        IHostApplicationLifetime life
    )
    {
        if (!context.WebSockets.IsWebSocketRequest)
            return Problems.BadRequest(
                "This is the socket over which another machine has its sound recognised; name this machine there as Remote:Address."
            );
        using var place = places.Take();
        if (place is null)
            return Problems.Refuse(
                StatusCodes.Status503ServiceUnavailable,
                $"This machine recognises for {RemotePlaces.Most} tracks of other machines already, which is the most."
            );
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping, context.RequestAborted);
        await new RecognitionConnection(socket, recognisers, turns, clock, logger).RunAsync(stop.Token);
        return Results.Empty;
    }
}

/// <summary>Counts the tracks of other machines that are recognised here.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class RemotePlaces
{
    /// <summary>Each takes memory and a share of the machine.</summary>
    public const int Most = 16;

    private int taken;

    /// <summary>Takes a place until it is disposed; null: there is none.</summary>
    public IDisposable? Take()
    {
        if (Interlocked.Increment(ref taken) <= Most)
            return new Place(this);
        Interlocked.Decrement(ref taken);
        return null;
    }

    private sealed class Place(RemotePlaces places) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref places.taken);
    }
}
