using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveCaptions.Access;

/// <summary>The ports that the service listens on, and the limits of requests.</summary>
internal static class Listening
{
    private const int ConnectionsBesideViewers = 500;

    public static void Set(
        KestrelServerOptions kestrel,
        ServerSettings settings,
        ConnectionsPerAddress connections,
        X509Certificate2? certificate
    )
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        kestrel.Limits.MaxRequestLineSize = 4 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MaxConcurrentConnections = settings.MaxViewers * 2 + ConnectionsBesideViewers;
        kestrel.Limits.MaxConcurrentUpgradedConnections = settings.MaxViewers + ConnectionsBesideViewers;
        Listen(kestrel, settings, settings.Port, options => options.Use(connections.Middleware));
        if (certificate is null)
            return;
        Listen(kestrel, settings, settings.HttpsPort, options =>
        {
            options.Use(connections.Middleware);
            // Over HTTP/2 browsers open sockets with CONNECT (RFC 8441), which the GET endpoints refuse; and one connection should be one
            // viewer.
            options.Protocols = HttpProtocols.Http1;
            options.UseHttps(certificate);
        });
    }

    private static void Listen(KestrelServerOptions kestrel, ServerSettings settings, int port, Action<ListenOptions> configure)
    {
        if (settings.IsOpenToNetwork)
            kestrel.ListenAnyIP(port, configure);
        else
            kestrel.ListenLocalhost(port, configure);
    }
}
