using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>
/// Says, at most once a minute, that a page's scripts or its connection were refused: the page itself stays blank and cannot say so.
/// </summary>
internal sealed partial class RefusedParts(RequestDelegate next, TimeProvider time, ILogger<RefusedParts> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock sync = new();
    private long? last;

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.PathBase + context.Request.Path;
        await next(context);
        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && IsPart(path) && IsDue())
            Log.Refused(logger, Echo.Of(path), context.Response.StatusCode, AdviceFor(context.Response.StatusCode));
    }

    /// <summary>Below any path: a proxy may have put the service below one of which it knows nothing.</summary>
    private static bool IsPart(string path) =>
        path.Contains("/assets/", StringComparison.Ordinal)
        || path.EndsWith("/captions", StringComparison.Ordinal)
        || path.EndsWith("/captions/negotiate", StringComparison.Ordinal);

    private bool IsDue()
    {
        lock (sync)
        {
            if (last is { } before && time.GetElapsedTime(before) < Pause)
                return false;
            last = time.GetTimestamp();
            return true;
        }
    }

    private static string AdviceFor(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => "Open the page by an address with a valid token.",
            StatusCodes.Status403Forbidden =>
                "If a proxy leads here, it must pass the header Host, and Server:Hosts must name that host; otherwise the token is for another track.",
            StatusCodes.Status404NotFound =>
                "If a proxy leads here below a path, set Server:BasePath to that path; otherwise the page is of another version: reload it.",
            StatusCodes.Status429TooManyRequests => "If all visitors come through a proxy, set Server:Proxies to its address.",
            _ => "The page's address or the proxy in front is wrong.",
        };

    private static partial class Log
    {
        [LoggerMessage(
            83,
            LogLevel.Warning,
            "{Path} was refused ({Status}), so a page stays without captions. {Advice} See docs/venue.md."
        )]
        public static partial void Refused(ILogger logger, string path, int status, string advice);
    }
}
