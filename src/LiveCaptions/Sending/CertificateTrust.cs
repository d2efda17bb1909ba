using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveCaptions.Sending;

/// <summary>
/// Which certificate of the captioner is trusted: one that this machine trusts, or exactly the one with a fingerprint, such as the
/// certificate that a captioner makes for itself.
/// </summary>
/// <param name="fingerprint">SHA-256 as hexadecimal digits, with or without colons; null: what this machine trusts.</param>
/// <param name="option">What the fingerprint is given as, for a sentence that asks for it.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class CertificateTrust(string? fingerprint, string option = "--fingerprint")
{
    private readonly string? trusted = fingerprint?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
    private volatile string? refused;

    /// <summary>Whether a text is a fingerprint.</summary>
    public static bool IsFingerprint(string text) =>
        text.Replace(":", "", StringComparison.Ordinal) is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit);

    /// <summary>Decides about a certificate.</summary>
    public bool Accepts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        var shown = certificate?.GetCertHashString(HashAlgorithmName.SHA256);
        var accepted = trusted is null ? errors == SslPolicyErrors.None : shown == trusted;
        refused = accepted ? null : shown ?? "";
        return accepted;
    }

    /// <summary>Why the last certificate was refused, as a sentence; null: it was not.</summary>
    /// <param name="host">The captioner.</param>
    public string? Refusal(string host)
    {
        if (refused is not { } shown)
            return null;
        var pairs = string.Join(':', shown.Chunk(2).Select(pair => new string(pair)));
        return trusted is null
            ? $"This computer does not trust the certificate of {host}, so no sound was sent. If that captioner made it itself, compare the fingerprint with the one that it shows at its start, and name it: {option} {pairs}"
            : $"The certificate of {host} has another fingerprint than the one named, so no sound was sent: another computer answers there, or it has a new certificate. Compare with what the captioner shows at its start: {pairs}";
    }
}
