using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>The certificate that the settings name: a given one, or one that this machine makes.</summary>
internal static class ServerCertificate
{
    /// <exception cref="SettingsException">It cannot be used; the message says why.</exception>
    public static X509Certificate2 Load(ServerSettings settings, AcceptedHosts hosts, TimeProvider time)
    {
        try
        {
            var certificate =
                settings.Https == ServerSettings.SelfMade
                    ? VenueCertificate.LoadOrMake(
                        settings.KeptIn,
                        [.. hosts.All.Distinct(StringComparer.OrdinalIgnoreCase)],
                        AcceptedHosts.Addresses(),
                        time
                    )
                    : Given(settings);
            if (!certificate.HasPrivateKey)
                throw new CryptographicException("there is no private key in it; name the key's file in Server:HttpsKeyFile");
            return certificate;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException([$"Server:Https = {settings.Https} cannot be used as a certificate: {e.Message.TrimEnd('.')}."]);
        }
    }

    /// <summary>What browsers will object to in a given certificate, in a sentence each; a self-made one is always up to date.</summary>
    public static IReadOnlyList<string> FaultsOf(
        X509Certificate2 certificate,
        ServerSettings settings,
        AcceptedHosts hosts,
        TimeProvider time
    ) =>
        settings.Https == ServerSettings.SelfMade
            ? []
            : CertificateFaults.Of(certificate, hosts, AcceptedHosts.Addresses(), time.GetUtcNow());

    /// <summary>The same as a warning at the start.</summary>
    public static IEnumerable<string> WarningsOf(
        X509Certificate2 certificate,
        ServerSettings settings,
        AcceptedHosts hosts,
        TimeProvider time
    ) =>
        FaultsOf(certificate, settings, hosts, time) is { Count: > 0 } faults
            ?
            [
                $"Browsers will refuse the certificate {settings.Https} of Server:Https. {string.Join(" ", faults)} So pages over HTTPS, sign-in and microphones of other machines stay closed: renew it, or see docs/troubleshooting.md.",
            ]
            : [];

    private static X509Certificate2 Given(ServerSettings settings)
    {
        var (path, password) = (Path.GetFullPath(settings.Https), PasswordOf(settings));
        if (!IsPem(path))
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        var key = settings.HttpsKeyFile.Length > 0 ? settings.HttpsKeyFile : path;
        using var pem = password is null
            ? X509Certificate2.CreateFromPemFile(path, key)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);
        // Some systems do not accept a key that exists in memory only.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null);
    }

    private static string? PasswordOf(ServerSettings settings) =>
        settings.HttpsPasswordFile is { } file ? File.ReadLines(file).FirstOrDefault() : settings.HttpsPassword;

    private static bool IsPem(string path) => File.ReadAllBytes(path).AsSpan().IndexOf("-----BEGIN "u8) >= 0;
}
