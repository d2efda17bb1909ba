using System.Net;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.Connections;

namespace LiveCaptions.Access;

/// <summary>How many connections each other machine holds; one more than it may is closed before it says a word.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ConnectionsPerAddress(ServerSettings settings)
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, int> open = [];

    /// <summary>Stands before everything else of a connection.</summary>
    public Func<ConnectionDelegate, ConnectionDelegate> Middleware =>
        next =>
            async connection =>
            {
                var from = (connection.RemoteEndPoint as IPEndPoint)?.Address;
                var address = RequestOrigin.Counted(from);
                if (settings.TrustThisMachine && RequestOrigin.IsLoopback(from))
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

    /// <summary>A connection comes; false: there are too many of this address.</summary>
    public bool TryEnter(string address)
    {
        lock (sync)
        {
            var now = open.GetValueOrDefault(address);
            if (now >= settings.MaxConnectionsPerAddress)
                return false;
            open[address] = now + 1;
            return true;
        }
    }

    /// <summary>A connection is over.</summary>
    public void Leave(string address)
    {
        lock (sync)
        {
            if (--open[address] == 0)
                open.Remove(address);
        }
    }
}
