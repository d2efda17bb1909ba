using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LiveCaptions.Access;

/// <summary>What browsers will object to in a certificate that the settings name.</summary>
internal static class CertificateFaults
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    /// <summary>Enough for an evening, and to fetch another one.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>The faults, in a sentence each; none where browsers will accept it, as far as this machine can tell.</summary>
    /// <param name="hosts">The names by which visitors may reach this machine.</param>
    /// <param name="addresses">This machine's addresses, by which they may reach it as well.</param>
    public static IReadOnlyList<string> Of(
        X509Certificate2 certificate,
        AcceptedHosts hosts,
        IReadOnlyList<IPAddress> addresses,
        DateTimeOffset now
    ) => [.. Dates(certificate, now), .. Names(certificate, hosts, addresses), .. Uses(certificate)];

    private static IEnumerable<string> Dates(X509Certificate2 certificate, DateTimeOffset now)
    {
        var (from, to) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        if (to < now.UtcDateTime)
            yield return $"It expired on {Day(to)}.";
        else if (from > now.UtcDateTime)
            yield return $"It is valid from {Day(from)} on only, by the clock of this machine.";
        else if (to - now.UtcDateTime < Soon)
            yield return $"It expires on {Day(to)}.";
    }

    /// <summary>Every configured name must be in it; where none is, one of the machine's own names or addresses is enough.</summary>
    private static IEnumerable<string> Names(X509Certificate2 certificate, AcceptedHosts hosts, IReadOnlyList<IPAddress> addresses)
    {
        var missing = hosts.Configured.Where(host => !Has(certificate, host)).ToList();
        if (missing.Count > 0)
            yield return $"It does not name {string.Join(", ", missing)}.";
        else if (
            hosts.Configured.Count == 0
            && !hosts.Machine.Concat(addresses.Select(address => $"{address}")).Any(host => Has(certificate, host))
        )
            yield return $"It names neither {string.Join(" nor ", hosts.Machine)} nor an address of this machine.";
    }

    // Browsers no longer read the common name.
    private static bool Has(X509Certificate2 certificate, string host)
    {
        try
        {
            return certificate.MatchesHostname(host, allowWildcards: true, allowCommonName: false);
        }
        catch (ArgumentException)
        {
            return false; // no name that a certificate could hold, such as one with "_"
        }
    }

    private static IEnumerable<string> Uses(X509Certificate2 certificate)
    {
        var uses = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList();
        if (
            uses.Count > 0
            && !uses.Any(use => use.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Any(id => id.Value == ForServers))
        )
            yield return "It is not made for servers (extended key usage).";
    }

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
