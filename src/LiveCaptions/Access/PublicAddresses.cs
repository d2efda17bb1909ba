using System.Net;
using System.Net.Sockets;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The addresses at which this service is found.</summary>
/// <param name="settings">Where it listens.</param>
/// <param name="addresses">The machine's, as they are now.</param>
internal sealed class PublicAddresses(ServerSettings settings, Func<IReadOnlyList<IPAddress>> addresses)
{
    /// <summary>Origins for other machines; none where it listens on this one only. For readers over plain HTTP where the certificate is self-made: a phone would warn of it.</summary>
    public IReadOnlyList<string> Origins => Of(settings.HasHttps && settings.Https != ServerSettings.SelfMade);

    /// <summary>Origins at which a password and a microphone are safe; without HTTPS there are none better.</summary>
    public IReadOnlyList<string> SafeOrigins => Of(settings.HasHttps);

    /// <summary>The origin for this machine.</summary>
    public string Here => $"http://127.0.0.1:{settings.Port}";

    private string[] Of(bool https)
    {
        if (!settings.IsOpenToNetwork)
            return [];
        var names = settings.Hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (scheme, port) = https ? ("https", settings.HttpsPort) : ("http", settings.Port);
        // A name that was given is the one that a certificate holds.
        return
        [
            .. names
                .Concat(addresses().Select(a => a.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{a}]" : $"{a}"))
                .Select(host => $"{scheme}://{host}:{port}"),
        ];
    }
}
