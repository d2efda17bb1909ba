using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveCaptions.Access;

/// <summary>Where the service listens, and how much it takes.</summary>
internal static class Listening
{
    private const int MoreThanViewers = 500;

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
        kestrel.Limits.MaxConcurrentConnections = settings.MaxViewers * 2 + MoreThanViewers;
        kestrel.Limits.MaxConcurrentUpgradedConnections = settings.MaxViewers + MoreThanViewers;
        Listen(kestrel, settings, settings.Port, options => options.Use(connections.Middleware));
        if (certificate is null)
            return;
        Listen(kestrel, settings, settings.HttpsPort, options =>
        {
            options.Use(connections.Middleware);
            // Browsers open sockets over HTTP/2 by another method (CONNECT, RFC 8441), which entries for GET refuse; and one connection is one viewer.
            options.Protocols = HttpProtocols.Http1;
            options.UseHttps(certificate);
        });
    }

    private static void Listen(KestrelServerOptions kestrel, ServerSettings settings, int port, Action<ListenOptions> with)
    {
        if (settings.IsOpenToNetwork)
            kestrel.ListenAnyIP(port, with);
        else
            kestrel.ListenLocalhost(port, with);
    }
}
