using System.Net;
using System.Net.Sockets;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>A host with its port, and why it is not reached, in words.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">The port.</param>
internal sealed record Reach(string Host, int Port)
{
    /// <param name="address">Such as "10.0.0.5:8099" or "[::1]:8099".</param>
    public static Reach Of(string address)
    {
        var uri = new Uri($"tcp://{address}");
        return new(uri.Host.Trim('[', ']'), uri.Port);
    }

    /// <summary>A failure of the network as an outcome.</summary>
    public Outcome Away(SocketError error) => new(Answer.Away, $"{Name} {Reason(error)}.");

    /// <summary>The end that the text goes to; looked up each time, since devices move.</summary>
    /// <exception cref="SocketException">There is no such host.</exception>
    public async Task<IPEndPoint> FindAsync(CancellationToken stop)
    {
        if (IPAddress.TryParse(Host, out var address))
            return new(address, Port);
        var found = await Dns.GetHostAddressesAsync(Host, stop);
        // IPv4 first: show controllers and encoders seldom listen on IPv6, and UDP would not tell.
        return new(found.OrderBy(one => one.AddressFamily == AddressFamily.InterNetworkV6).First(), Port);
    }

    /// <summary>How it is named in sentences.</summary>
    public string Name => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>What an error of the network means, to follow the host's name.</summary>
    public static string Reason(SocketError error) =>
        error switch
        {
            SocketError.ConnectionRefused => "takes no connection: nothing listens there",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "is not known by that name",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown => "is not reached by the network",
            SocketError.TimedOut => "does not answer",
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "has closed the connection",
            _ => $"is not reached ({error})",
        };
}
