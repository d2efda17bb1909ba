namespace LiveCaptions.Viewers;

/// <summary>A viewer's frames as server-sent events, with a comment line now and then so that proxies keep the connection.</summary>
internal static class EventFrames
{
    public static async Task SendAsync(
        ViewerConnection viewer,
        HttpContext context,
        TimeProvider time,
        FrameJson json,
        CancellationToken gone
    )
    {
        context.Response.ContentType = "text/event-stream";
        await FrameWriter.RunAsync(
            viewer,
            time,
            FrameWriter.KeepAliveInterval,
            frame => WriteAsync(context, json.EventOf(frame)),
            () => WriteAsync(context, ": still here\n\n"u8.ToArray()),
            context.Abort,
            gone
        );
    }

    private static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
