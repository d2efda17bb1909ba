using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether browsers will accept the certificate that the settings name; a self-made one is proved by its fingerprint.</summary>
internal static class CertificateCheck
{
    /// <param name="inUse">The certificate of the running service; null: the one in the file is looked at.</param>
    public static IEnumerable<Finding> Look(ServerSettings server, X509Certificate2? inUse, TimeProvider time)
    {
        if (!server.HasHttps || server.Https == ServerSettings.SelfMade)
            return [];
        var hosts = new AcceptedHosts(server, Environment.MachineName);
        try
        {
            var certificate = inUse ?? ServerCertificate.Load(server, hosts, time);
            using var own = inUse is null ? certificate : null;
            return Look(server, ServerCertificate.FaultsOf(certificate, server, hosts, time));
        }
        catch (SettingsException unusable)
        {
            return
            [
                new(
                    Mark.Bad,
                    Problem.CertificateRefused.About(server.Https),
                    $"{unusable.Message} LiveCaptions does not start with it.",
                    "Name another file in Server:Https, or set it to \"self\"."
                ),
            ];
        }
    }

    private static IEnumerable<Finding> Look(ServerSettings server, IReadOnlyList<string> faults) =>
        faults.Count == 0
            ? [new(Mark.Good, $"Browsers accept the certificate {server.Https}, as far as this machine can tell.")]
            :
            [
                new(
                    Mark.Doubtful,
                    Problem.CertificateRefused.About(server.Https),
                    $"{string.Join(" ", faults)} Pages over HTTPS, sign-in and microphones of other machines stay closed.",
                    "Renew it, or name the host for which it is made in Server:Hosts and open the pages by that name; then restart."
                ),
            ];
}
