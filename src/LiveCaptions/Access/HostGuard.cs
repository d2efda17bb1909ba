using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>
/// Keeps other people's web pages out. A page that somebody visits may reach this machine, so a request must name it by a name of
/// its own (else a name of theirs points here: DNS rebinding) and, where it names an origin, come from our own pages.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, AcceptedHosts names)
{
    /// <summary>The origin of OBS's "local file" pages.</summary>
    private const string LocalFileInObs = "http://absolute";

    public Task InvokeAsync(HttpContext context)
    {
        if (!names.Has(Bare(context.Request.Host.Host), context.Connection.LocalIpAddress))
            return Sentence.SayAsync(
                context,
                403,
                $"The host \"{context.Request.Host}\" is not this machine. Open http://127.0.0.1:{context.Connection.LocalPort}/ instead."
            );
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == LocalFileInObs || IsOurs(origin, context)
            ? next(context)
            : Sentence.SayAsync(context, 403, "Pages of other sites may not read captions.");
    }

    /// <summary>Whether this request, which the guard has let in, may change something: not from a file that OBS shows.</summary>
    public static bool MayChange(HttpRequest request) => request.Headers.Origin.ToString() != LocalFileInObs;

    /// <summary>Our own pages, by whatever name of this machine, at our own port; behind a proxy, at the proxy's.</summary>
    private bool IsOurs(string origin, HttpContext context)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Scheme is not ("http" or "https"))
            return false;
        if (names.IsGiven(from.Host) && from.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return true;
        return from.Scheme == context.Request.Scheme
            && names.Has(Bare(from.Host), context.Connection.LocalIpAddress)
            && from.Port == context.Connection.LocalPort;
    }

    private static string Bare(string host) => host.Trim('[', ']');
}
