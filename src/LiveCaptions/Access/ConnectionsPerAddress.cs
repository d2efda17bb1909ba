using System.Net;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.Connections;

namespace LiveCaptions.Access;

/// <summary>Limits the connections of each other machine; one beyond the limit is closed before anything is read from it.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ConnectionsPerAddress(ServerSettings settings)
{
    private readonly Proxies proxies = new(settings);
    private readonly Lock sync = new();
    private readonly Dictionary<string, int> open = [];

    /// <summary>The first middleware of a connection.</summary>
    public Func<ConnectionDelegate, ConnectionDelegate> Middleware =>
        next =>
            async connection =>
            {
                var remote = (connection.RemoteEndPoint as IPEndPoint)?.Address;
                var address = RequestOrigin.RateKey(remote);
                if ((settings.TrustThisMachine && RequestOrigin.IsLoopback(remote)) || proxies.Has(remote))
                    await next(connection);
                else if (!TryEnter(address))
                    connection.Abort();
                else
                {
                    try
                    {
                        await next(connection);
                    }
                    finally
                    {
                        Leave(address);
                    }
                }
            };

    /// <summary>Counts a connection; false: its address has too many.</summary>
    public bool TryEnter(string address)
    {
        lock (sync)
        {
            var count = open.GetValueOrDefault(address);
            if (count >= settings.MaxConnectionsPerAddress)
                return false;
            open[address] = count + 1;
            return true;
        }
    }

    /// <summary>A connection has ended.</summary>
    public void Leave(string address)
    {
        lock (sync)
        {
            if (--open[address] == 0)
                open.Remove(address);
        }
    }
}
