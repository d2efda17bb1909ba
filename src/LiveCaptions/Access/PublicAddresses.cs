using System.Net;
using System.Net.Sockets;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The origins at which this service can be reached.</summary>
/// <param name="settings">The address and ports that it listens on.</param>
/// <param name="addresses">Reads the machine's addresses as they are now.</param>
internal sealed class PublicAddresses(ServerSettings settings, Func<IReadOnlyList<IPAddress>> addresses)
{
    /// <summary>
    /// Origins for readers on other machines; none where it listens on loopback only. Plain HTTP where the certificate is self-made, since
    /// a phone would warn of it.
    /// </summary>
    public IReadOnlyList<string> Origins => Of(settings.HasHttps && settings.Https != ServerSettings.SelfMade);

    /// <summary>Origins for passwords and microphones: HTTPS where there is a certificate.</summary>
    public IReadOnlyList<string> SafeOrigins => Of(settings.HasHttps);

    /// <summary>The origin for this machine.</summary>
    public string Here => $"http://127.0.0.1:{settings.Port}";

    /// <summary>
    /// The address by which a proxy's visitors reach the service, as the proxy passed it on: origin and path; null: the request came
    /// directly, or no believed proxy said so.
    /// </summary>
    public static string? Forwarded(HttpRequest request) =>
        request.Headers.ContainsKey("X-Original-For") ? $"{request.Scheme}://{request.Host}{request.PathBase}" : null;

    private string[] Of(bool https)
    {
        if (!settings.IsOpenToNetwork)
            return [];
        var names = settings.Hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (scheme, port) = https ? ("https", settings.HttpsPort) : ("http", settings.Port);
        // Configured names first: they are those that a certificate holds.
        return
        [
            .. names
                .Concat(addresses().Select(a => a.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{a}]" : $"{a}"))
                .Select(host => $"{scheme}://{host}:{port}"),
        ];
    }
}
