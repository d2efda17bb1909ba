using System.Net;

namespace LiveCaptions.Access;

/// <summary>The origin of requests: the one rule that tells this machine from strangers.</summary>
/// <param name="IsHere">Whether a request comes from this machine.</param>
/// <param name="Address">Rate-limit key: the IPv4 address, or the /64 of an IPv6 address.</param>
internal sealed record RequestOrigin(Func<HttpContext, bool> IsHere, Func<HttpContext, string> Address)
{
    /// <summary>Reads the connection alone: anybody can write an address into a header (X-Forwarded-For).</summary>
    public static readonly RequestOrigin Connection = new(
        context => IsLoopback(context.Connection.RemoteIpAddress),
        context => RateKey(context.Connection.RemoteIpAddress)
    );

    public static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    /// <summary>The rate-limit key of an address: a machine may have any number of IPv6 addresses, but of one /64.</summary>
    public static string RateKey(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes && !IPAddress.IsLoopback(address)
            ? Convert.ToHexString(bytes, 0, 8)
            : address.ToString();
    }
}
