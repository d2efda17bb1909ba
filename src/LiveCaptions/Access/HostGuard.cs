using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>
/// Keeps out the pages of other sites. A page that somebody visits can reach this machine, so a request must name it by one of its
/// own names (otherwise a foreign name was pointed here: DNS rebinding) and, if it has an origin, come from our own pages.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, AcceptedHosts hosts, INeighbours neighbours)
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
        if (origin.Length == 0 || IsOurs(origin, context))
            return next(context);
        // The page of a machine that was lost goes on here, with captions and nothing else.
        if (neighbours.Origins.Contains(origin) && IsHub(context))
        {
            context.Items[typeof(HostGuard)] = origin;
            return next(context);
        }
        if (origin != LocalFileInObs || !IsObs(context.Request))
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Pages of other sites may not read captions.");
        if (!MayUse(context))
            return Problems.WriteAsync(
                context,
                StatusCodes.Status403Forbidden,
                "Files that OBS shows may only watch captions, so nothing was changed."
            );
        context.Items[typeof(HostGuard)] = LocalFileInObs;
        return next(context);
    }

    /// <summary>The visitor of a request that the guard admitted: pages from elsewhere may watch, whoever opened them.</summary>
    public static Visitor Limit(Visitor visitor, HttpContext context) =>
        context.Items.ContainsKey(typeof(HostGuard)) ? visitor.OnlyWatching : visitor;

    /// <summary>Any page whose host is called "absolute" has this origin too, but no page can claim to be OBS's browser.</summary>
    private static bool IsObs(HttpRequest request) => request.Headers.UserAgent.ToString().Contains(" OBS/", StringComparison.Ordinal);

    private static bool IsHub(HttpContext context) =>
        EndpointRights.Of(context.GetEndpoint(), context.Request.Method).Name == "ANY /captions";

    private static bool MayUse(HttpContext context)
    {
        var method = context.Request.Method;
        var entry = EndpointRights.Of(context.GetEndpoint(), method);
        return entry.FileInObs
            && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || entry.Name.StartsWith("ANY ", StringComparison.Ordinal));
    }

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
