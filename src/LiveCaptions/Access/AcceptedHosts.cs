using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>
/// The names of this machine. A request for any other name may come from somebody who points that name here (DNS rebinding).
/// </summary>
/// <param name="settings">Whether other machines may connect, and further names.</param>
/// <param name="machine">The system's own name for it.</param>
internal sealed class AcceptedHosts(ServerSettings settings, string machine)
{
    /// <summary>Further names, which the settings give.</summary>
    public IReadOnlyList<string> Configured { get; } =
        settings.Hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The system's own name for it, and its name in the local network.</summary>
    public IReadOnlyList<string> Machine { get; } =
    [machine, .. machine.Contains('.', StringComparison.Ordinal) ? Array.Empty<string>() : [machine + ".local"]];

    /// <summary>All names that a certificate should hold.</summary>
    public IEnumerable<string> All => ["localhost", .. Machine, .. Configured];

    /// <summary>Whether a host is this machine.</summary>
    /// <param name="host">A name, or an address without brackets.</param>
    /// <param name="local">The address of this machine at which the connection arrived.</param>
    public bool Has(string host, IPAddress? local)
    {
        if (IPAddress.TryParse(host, out var address))
            return IPAddress.IsLoopback(address) || (settings.IsOpenToNetwork && Same(address, local));
        return Is("localhost") || IsConfigured(host) || (settings.IsOpenToNetwork && Machine.Any(Is));

        bool Is(string name) => name.Equals(host, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the settings name it; a proxy with a port and a scheme of its own may answer there.</summary>
    public bool IsConfigured(string host) => Configured.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Addresses at which other machines reach this one; IPv4 first, since people type them.</summary>
    public static IReadOnlyList<IPAddress> Addresses() =>
        [
            .. NetworkInterface
                .GetAllNetworkInterfaces()
                .Where(network =>
                    network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
                )
                .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address)
                .Where(address => !address.IsIPv6LinkLocal && !IPAddress.IsLoopback(address))
                .OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1),
        ];

    private static bool Same(IPAddress address, IPAddress? local) => local is not null && address.MapToIPv6().Equals(local.MapToIPv6());
}
