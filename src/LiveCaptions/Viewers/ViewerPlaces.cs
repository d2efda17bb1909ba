using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Viewers;

/// <summary>
/// The places of viewers and readers, over whatever transport: so many in all, a share of them for each address, and some more that only
/// this machine and the operator may take, so that the overlay on air always gets one.
/// </summary>
/// <remarks>Threading: safe. A token has no share, since a whole audience has the venue's.</remarks>
internal sealed class ViewerPlaces(ServerSettings server)
{
    /// <summary>Places beyond the limit for this machine and the operator.</summary>
    public const int Kept = 20;

    private readonly Lock sync = new();
    private readonly Dictionary<string, int> taken = [];
    private int all;

    /// <summary>Places that are taken now.</summary>
    public int Taken
    {
        get
        {
            lock (sync)
                return all;
        }
    }

    /// <summary>Places of one address: as many as it may have connections, since a hall may be behind one, or a tenth of all.</summary>
    private int Share => Math.Max(server.MaxConnectionsPerAddress, server.MaxViewers / 10);

    /// <summary>Takes a place.</summary>
    /// <param name="address">The visitor's rate-limit key.</param>
    /// <returns>Dispose of it when the viewer leaves.</returns>
    /// <exception cref="RefusedException">There is none for this visitor.</exception>
    public IDisposable Enter(Visitor visitor, string address)
    {
        var isOperator = visitor.Rights.HasFlag(Rights.Control);
        lock (sync)
        {
            if (all >= server.MaxViewers + (isOperator ? Kept : 0))
                throw Full($"No more viewers are admitted: the limit of {server.MaxViewers} (Server:MaxViewers) is reached.");
            if (isOperator)
                return new Place(this, null);
            var mine = taken.GetValueOrDefault(address);
            if (mine >= Share)
                throw Full(
                    $"No more viewers are admitted from this address: it has {Share}. Close some of its pages, or raise Server:MaxConnectionsPerAddress where a whole audience shares one address."
                );
            taken[address] = mine + 1;
            return new Place(this, address);
        }
    }

    private static RefusedException Full(string sentence) => new(StatusCodes.Status503ServiceUnavailable, sentence);

    private void Leave(string? address)
    {
        lock (sync)
        {
            all--;
            if (address is not null && --taken[address] == 0)
                taken.Remove(address);
        }
    }

    /// <summary>A place that is taken.</summary>
    private sealed class Place : IDisposable
    {
        private readonly ViewerPlaces places;
        private readonly string? address;
        private bool left;

        public Place(ViewerPlaces places, string? address)
        {
            (this.places, this.address) = (places, address);
            places.all++;
        }

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref left, true))
                places.Leave(address);
        }
    }
}
