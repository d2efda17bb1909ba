using LiveCaptions.Captions;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Relay;

/// <summary>The other machines of the room that have told their address and show captions.</summary>
/// <param name="own">This machine's address; empty: it tells none.</param>
internal sealed class RoomNeighbours(string own, MonotonicClock clock) : INeighbours
{
    /// <summary>A page that opens while a machine restarts shall know it.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Addresses at most: they stand in a header of every page.</summary>
    private const int Most = 20;

    private readonly Lock sync = new();
    private readonly Dictionary<string, (TimeSpan Seen, bool MakesCaptions)> known = [];
    private volatile IReadOnlyList<string> addresses = [];
    private volatile IReadOnlyList<string> origins = [];

    public IReadOnlyList<string> Addresses => addresses;

    public IReadOnlyList<string> Origins => origins;

    /// <summary>Takes the machines that are there now.</summary>
    /// <param name="next">Random numbers: viewers of a lost machine shall not all go to the same one.</param>
    public void Take(IEnumerable<RoomNode> nodes, Random next)
    {
        lock (sync)
        {
            foreach (var node in nodes.Where(node => node.Address.Length > 0 && node.Address != own && node.Role != RoomSettings.Captioner))
                known[node.Address] = (clock.Now, node.Role != RoomSettings.Web);
            foreach (var (address, (seen, _)) in known)
                if (clock.Now - seen > Memory)
                    known.Remove(address);
            // One that makes captions has other work, and one that has gone silent may be gone.
            addresses =
            [
                .. known
                    .OrderBy(one => clock.Now - one.Value.Seen > TimeSpan.FromSeconds(5))
                    .ThenBy(one => one.Value.MakesCaptions)
                    .ThenBy(_ => next.Next())
                    .Take(Most)
                    .Select(one => one.Key),
            ];
            origins = [.. addresses.Select(address => new Uri(address).GetLeftPart(UriPartial.Authority)).Distinct()];
        }
    }
}
