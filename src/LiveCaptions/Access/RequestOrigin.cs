using System.Net;

namespace LiveCaptions.Access;

/// <summary>Where a request comes from: the one rule that decides who is a stranger.</summary>
/// <param name="IsHere">From this very machine.</param>
/// <param name="Address">By what limits are counted: one machine, or one network of IPv6.</param>
internal sealed record RequestOrigin(Func<HttpContext, bool> IsHere, Func<HttpContext, string> Address)
{
    /// <summary>As the connection says. What headers say of an address (X-Forwarded-For) anybody can write.</summary>
    public static readonly RequestOrigin Connection = new(
        context => IsLoopback(context.Connection.RemoteIpAddress),
        context => Counted(context.Connection.RemoteIpAddress)
    );

    public static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    /// <summary>A machine has billions of IPv6 addresses, but one network of 64 bits.</summary>
    public static string Counted(IPAddress? address)
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
