using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Settings;

namespace LiveCaptions.Access;

/// <summary>
/// A self-signed certificate, so that browsers on other machines let the page use a microphone. They warn once; its fingerprint proves that
/// it is ours.
/// </summary>
internal static class VenueCertificate
{
    private const string FileName = "venue.pfx";

    /// <summary>Apple's browsers accept at most 825 days.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(800),
        RenewedBefore = TimeSpan.FromDays(30);

    /// <summary>
    /// Loads the saved certificate; makes a new one if there is none, if it is not valid yet or about to expire, or if the machine's
    /// names or addresses have changed.
    /// </summary>
    public static X509Certificate2 LoadOrMake(
        string folder,
        IReadOnlyList<string> names,
        IReadOnlyList<IPAddress> addresses,
        TimeProvider time
    )
    {
        var path = Path.Combine(folder, FileName);
        var now = time.GetUtcNow();
        if (Load(path) is { } kept)
        {
            if (IsFresh(kept, now.UtcDateTime) && kept.HasPrivateKey && Covers(kept, names, addresses))
            {
                PrivateFile.Restrict(path);
                return kept;
            }
            kept.Dispose();
        }
        using var made = Make(names, addresses, now);
        var bytes = made.Export(X509ContentType.Pfx);
        PrivateFile.Write(path, bytes);
        return X509CertificateLoader.LoadPkcs12(bytes, null);
    }

    /// <summary>The SHA-256 fingerprint as browsers show it, in pairs of digits.</summary>
    public static string Fingerprint(X509Certificate2 certificate) =>
        string.Join(':', Convert.ToHexString(certificate.GetCertHash(HashAlgorithmName.SHA256)).Chunk(2).Select(pair => new string(pair)));

    /// <summary>Valid now and for a while; one from the future was made while the clock was ahead.</summary>
    private static bool IsFresh(X509Certificate2 certificate, DateTime now) =>
        certificate.NotBefore.ToUniversalTime() <= now && certificate.NotAfter.ToUniversalTime() - now > RenewedBefore;

    private static X509Certificate2? Load(string path)
    {
        try
        {
            return File.Exists(path) ? X509CertificateLoader.LoadPkcs12FromFile(path, null) : null;
        }
        catch (CryptographicException)
        {
            return null; // damaged: a new one is made
        }
    }

    private static X509Certificate2 Make(IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=LiveCaptions", key, HashAlgorithmName.SHA256);
        var known = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            known.AddDnsName(name);
        foreach (var address in addresses.Append(IPAddress.Loopback).Append(IPAddress.IPv6Loopback))
            known.AddIpAddress(address);
        request.CertificateExtensions.Add(known.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true)
        );
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)); // server authentication
        // A phone's clock may be slow.
        return request.CreateSelfSigned(now.AddDays(-1), now + Lifetime);
    }

    private static bool Covers(X509Certificate2 certificate, IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses)
    {
        var known = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return known is not null
            && names.All(name => known.EnumerateDnsNames().Contains(name, StringComparer.OrdinalIgnoreCase))
            && addresses.All(address => known.EnumerateIPAddresses().Contains(address));
    }
}
