namespace LiveCaptions.Access;

/// <summary>Tells requests of people at this machine from those that a proxy on it passes on, and says once that there are such.</summary>
internal sealed partial class ProxyNotice(AcceptedHosts hosts, ILogger<ProxyNotice> logger)
{
    private int told;

    /// <summary>Whether a proxy passed the request on.</summary>
    public bool IsForwarded(HttpContext context)
    {
        if (ForwardedRequest.SignOf(context.Request, hosts) is not { } sign)
            return false;
        // A believed proxy's headers have been moved to X-Original-*, and there is nothing to be done about it.
        if (!context.Request.Headers.ContainsKey("X-Original-For") && Interlocked.Exchange(ref told, 1) == 0)
            Log.Forwarded(logger, sign);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            82,
            LogLevel.Warning,
            "A request from this machine was passed on by a proxy or tunnel ({Sign}), so it has no more rights than a stranger's, and all visitors of that proxy count as one. If the proxy is yours, set Server:Proxies to its address, such as 127.0.0.1 (docs/venue.md). If it is not, find out which program lets others in."
        )]
        public static partial void Forwarded(ILogger logger, string sign);
    }
}
