using System.Net;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace LiveCaptions.Access;

/// <summary>The proxies whose word on the sender, scheme, host and path of a request is believed.</summary>
internal sealed class Proxies
{
    private readonly IPNetwork[] networks;

    /// <exception cref="SettingsException">The setting names something that is neither an address nor a network.</exception>
    public Proxies(ServerSettings settings) =>
        networks = [
            .. settings
                .Proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(text =>
                    IPNetwork.TryParse(text, out var network) ? network
                    : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
                    : throw new SettingsException([
                        $"Server:Proxies names \"{text}\", which is neither an address nor a network, such as 127.0.0.1 or 10.0.0.0/24",
                    ])
                ),
        ];

    public bool Any => networks.Length > 0;

    /// <summary>Whether a connection comes from one of them.</summary>
    public bool Has(IPAddress? address) =>
        address is not null && networks.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    /// <summary>Options that believe these proxies alone; a chain of proxies is at most as long as the list.</summary>
    public ForwardedHeadersOptions Options()
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor
                | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost
                | ForwardedHeaders.XForwardedPrefix,
            ForwardLimit = networks.Length,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
