using LiveCaptions.Access;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether phones can reach the pages, as far as this machine can tell.</summary>
/// <param name="firewall">Whether this machine's own firewall is switched on; null: not known.</param>
internal sealed class NetworkChecks(ServerSettings server, PublicAddresses addresses, Func<bool?> firewall)
{
    public IEnumerable<Finding> Look()
    {
        if (!server.IsOpenToNetwork)
            return [];
        if (addresses.Origins.Count == 0)
            return [new(Mark.Bad, Problem.NoNetwork.About(), "Phones and other machines cannot connect.", "Connect it to a network.")];
        var ports = server.HasHttps ? $"{server.Port} and {server.HttpsPort}" : $"{server.Port}";
        return firewall() == true
            ?
            [
                new(
                    Mark.Doubtful,
                    Problem.Firewall.About(),
                    $"The firewall of this machine is on; only a phone can tell whether port {ports} is open.",
                    $"Open {addresses.Origins[0]}/live on a phone in the same network. If nothing comes, allow it: sudo ufw allow {server.Port}/tcp"
                ),
            ]
            : [new(Mark.Good, $"Phones in the same network open {addresses.Origins[0]}/live.")];
    }

    /// <summary>Whether ufw, the firewall of Debian and Ubuntu, is on; its file may be read by anybody.</summary>
    public static bool? UfwIsOn()
    {
        try
        {
            return File.ReadLines("/etc/ufw/ufw.conf").Any(line => line.Trim().Equals("ENABLED=yes", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
