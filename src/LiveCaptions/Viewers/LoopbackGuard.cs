using System.Net;

namespace LiveCaptions.Viewers;

/// <summary>
/// Keeps other people's web pages out. A page that the streamer visits may reach loopback, so a request must name this machine
/// as its host (else a name of theirs points here: DNS rebinding) and, where it names an origin, come from our own pages.
/// </summary>
internal sealed class LoopbackGuard(RequestDelegate next)
{
    /// <summary>The origin of OBS's "local file" pages.</summary>
    private const string LocalFileInObs = "http://absolute";

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsThisMachine(context.Request.Host.Host))
            return Refuse(context, $"The host \"{context.Request.Host}\" is not this machine. Open http://127.0.0.1:{context.Connection.LocalPort}/ instead.");
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || IsOurs(origin, context.Request)
            ? next(context)
            : Refuse(context, "Pages of other sites may not read captions.");
    }

    /// <summary>Whether this request may change something: it comes from our own pages or from a program, never from a file that OBS shows.</summary>
    public static bool MayChange(HttpRequest request) => request.Headers.Origin.ToString() is var origin && origin != LocalFileInObs && (origin.Length == 0 || IsOurs(origin, request));

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Our own pages, by whatever name of this machine, at our own port.</summary>
    private static bool IsOurs(string origin, HttpRequest request) =>
        origin == LocalFileInObs
        || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Scheme == request.Scheme && IsThisMachine(from.Host.Trim('[', ']')) && from.Port == request.HttpContext.Connection.LocalPort);

    private static Task Refuse(HttpContext context, string sentence)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence);
    }
}
