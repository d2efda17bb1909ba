using System.Text.Json;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Inputs;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Http;

namespace LiveCaptions.Setup;

/// <summary>The sound devices of this machine and their levels over HTTP.</summary>
internal static class InputEndpoints
{
    // A page that takes nothing for this long is disconnected, and the inputs are closed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder app)
    {
        var inputs = app.MapGroup("/api/inputs").WithTags("Set-up");
        inputs
            .MapGet("", async (ISoundDevices devices, DeviceSources tracks, CancellationToken gone) =>
                ApiJson.Answer(await Task.Run(() => InputList.Of(devices, tracks), gone))
            )
            .Returns<InputList>("ListInputs", "Lists the sound devices of this machine and the tracks that listen to each.");
        inputs
            .MapGet("/levels", SendAsync)
            .ReturnsMedia(
                "WatchInputLevels",
                "Sends the levels of all inputs ten times a second as server-sent events; they are open for only as long as somebody looks.",
                "text/event-stream"
            )
            .MayRefuse(503);
    }

    private static async Task<IResult> SendAsync(HttpContext context, InputMeters meters, TimeProvider time)
    {
        if (meters.Look(context.RequestAborted) is not { } readings)
            return Problems.Refuse(
                StatusCodes.Status503ServiceUnavailable,
                $"{InputMeters.MaxLookers} pages show the levels already, so this one cannot; captions are not affected. Close one of them."
            );
        context.Response.ContentType = "text/event-stream";
        try
        {
            await foreach (var levels in readings)
                await WriteAsync(context, levels).WaitAsync(Patience, time);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
        return Results.Empty;
    }

    private static async Task WriteAsync(HttpContext context, InputLevels levels)
    {
        byte[] sent = [.. "data: "u8, .. JsonSerializer.SerializeToUtf8Bytes(levels, ApiJson.Options), .. "\n\n"u8];
        await context.Response.Body.WriteAsync(sent, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
