namespace LiveCaptions.Access;

/// <summary>
/// Recognises requests that a proxy or a tunnel on this machine passes on: they come from this machine's address, and from somebody else.
/// </summary>
/// <remarks>A sign only takes rights away, so that forging one gains nothing.</remarks>
internal static class ForwardedRequest
{
    /// <summary>What proxies of all kinds add: nginx, Caddy, Apache, IIS, tunnels, load balancers and content networks.</summary>
    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Forwarded",
        "Via",
        "Client-IP",
        "True-Client-IP",
        "Cluster-Client-IP",
        "WL-Proxy-Client-IP",
        "Front-End-Https",
        "Cdn-Loop",
        "Remote-User",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "X-ProxyUser-Ip",
        "X-Remote-IP",
        "X-Remote-Addr",
        "X-Remote-User",
        "X-Scheme",
        "X-Host",
        "X-Request-Start",
    };

    private static readonly string[] Families =
    [
        "X-Forwarded",
        "X-Original-",
        "X-Real-",
        "X-Envoy-",
        "X-ARR-",
        "X-Azure-",
        "X-Amzn-",
        "X-Amz-Cf-",
        "X-Cloud-Trace",
        "X-AppEngine-",
        "X-Vercel-",
        "X-Varnish",
        "X-Auth-Request-",
        "X-Proxy-",
        "CF-",
        "Fly-",
        "Fastly-",
        "Tailscale-",
        "Ngrok-",
        "Akamai-",
        "Ssl-Client-",
    ];

    /// <summary>The sign that a proxy passed a request on: a header's name, or words; null: there is none.</summary>
    /// <param name="request">A request.</param>
    /// <param name="hosts">The names of this machine; those of the settings are names that a proxy answers for.</param>
    public static string? SignOf(HttpRequest request, AcceptedHosts hosts)
    {
        foreach (var (name, _) in request.Headers)
            if (Headers.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase)))
                return name;
        if (hosts.IsConfigured(request.Host.Host))
            return "a host of Server:Hosts";
        // nginx speaks it to the service unless told otherwise, and adds no header; no browser does.
        return HttpProtocol.IsHttp10(request.Protocol) ? "HTTP/1.0" : null;
    }
}
