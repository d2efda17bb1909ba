using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>
/// Keeps out the pages of other sites. A page that somebody visits can reach this machine, so a request must name it by one of its
/// own names (otherwise a foreign name was pointed here: DNS rebinding) and, if it has an origin, come from our own pages.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, AcceptedHosts hosts)
{
    /// <summary>The origin of OBS's "local file" pages.</summary>
    private const string LocalFileInObs = "http://absolute";

    public Task InvokeAsync(HttpContext context)
    {
        if (!hosts.Has(WithoutBrackets(context.Request.Host.Host), context.Connection.LocalIpAddress))
            return Problems.WriteAsync(
                context,
                StatusCodes.Status403Forbidden,
                $"The host \"{Echo.Of(context.Request.Host.Value)}\" is not this machine. Open http://127.0.0.1:{context.Connection.LocalPort}/ instead."
            );
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == LocalFileInObs || IsOurs(origin, context)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Pages of other sites may not read captions.");
    }

    /// <summary>Whether a request that the guard admitted may change something: a file that OBS shows may only read.</summary>
    public static bool MayChange(HttpRequest request) => request.Headers.Origin.ToString() != LocalFileInObs;

    /// <summary>An endpoint filter: only requests that <see cref="MayChange"/> pass.</summary>
    public static async ValueTask<object?> RefuseFilesInObs(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        MayChange(context.HttpContext.Request)
            ? await next(context)
            : Problems.Refuse(StatusCodes.Status403Forbidden, "Files that OBS shows may not change anything, so nothing was changed.");

    /// <summary>Our own pages, by any name of this machine, at our own port; behind a proxy, at the proxy's.</summary>
    private bool IsOurs(string origin, HttpContext context)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Scheme is not ("http" or "https"))
            return false;
        if (hosts.IsConfigured(from.Host) && from.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return true;
        return from.Scheme == context.Request.Scheme
            && hosts.Has(WithoutBrackets(from.Host), context.Connection.LocalIpAddress)
            && from.Port == context.Connection.LocalPort;
    }

    private static string WithoutBrackets(string host) => host.Trim('[', ']');
}
