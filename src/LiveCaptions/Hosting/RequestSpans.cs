using System.Diagnostics;
using LiveCaptions.Access;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Hosting;

/// <summary>A trace for each request to an entry; none for streams, which last for hours, nor for those that only watch.</summary>
/// <remarks>Of the address there is the entry only: the rest may hold a token.</remarks>
internal static class RequestSpans
{
    private static readonly string[] Watching = ["GET /metrics", "GET /health/live", "GET /health/ready"];

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var entry = EndpointRights.Of(context.GetEndpoint(), context.Request.Method);
        if (entry is { Name: "" } or { Cost: Cost.Opened } || Watching.Contains(entry.Name) || !Spans.Source.HasListeners())
        {
            await next(context);
            return;
        }
        // A trace of our own, whatever the sender says of its own.
        Activity.Current = null;
        using var span = Spans.Source.StartActivity(entry.Name, ActivityKind.Server);
        await next(context);
        span?.SetTag("http.request.method", entry.Name.Split(' ')[0]);
        span?.SetTag("http.route", entry.Name.Split(' ')[^1]);
        span?.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span?.SetStatus(ActivityStatusCode.Error);
    }
}
