using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Sending;

namespace LiveCaptions.Tests.Sending;

public sealed class CaptionerAddressTests
{
    private static CaptionerAddress Parse(string service, string track = "main", bool token = true, bool unencrypted = false) =>
        CaptionerAddress.Parse(service, track, token, unencrypted);

    [Theory]
    [InlineData("https://box:4956", "wss://box:4956/api/tracks/main/sound?stream=aa&from=7&again=true")]
    [InlineData("https://box/captions-hall/", "wss://box/captions-hall/api/tracks/main/sound?stream=aa&from=7&again=true")]
    [InlineData("http://127.0.0.1:4955/", "ws://127.0.0.1:4955/api/tracks/main/sound?stream=aa&from=7&again=true")]
    public void Sound_goes_to_the_track_below_the_services_address(string service, string socket) =>
        Assert.Equal(socket, Parse(service).SoundSocket("aa", 7, again: true).ToString());

    [Theory]
    [InlineData("box")]
    [InlineData("ftp://box")]
    [InlineData("https://user:secret@box")]
    [InlineData("https://box/?token=secret")]
    public void What_is_no_address_is_refused_without_repeating_it(string service)
    {
        var error = Assert.Throws<AddressException>(() => Parse(service));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_does_not_go_out_unencrypted_unless_it_may()
    {
        Assert.StartsWith(
            "The token would go to box:4955 readable",
            Assert.Throws<AddressException>(() => Parse("http://box:4955")).Message,
            StringComparison.Ordinal
        );
        Parse("http://box:4955", unencrypted: true);
        Parse("http://box:4955", token: false);
        Parse("http://[::1]:4955");
    }

    [Fact]
    public void A_track_has_the_form_of_an_id() => Assert.Throws<AddressException>(() => Parse("https://box", "../status"));

    [Fact]
    public void A_certificate_that_nobody_vouches_for_is_trusted_by_its_fingerprint_only()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=box", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(100)
        );
        var shown = VenueCertificate.Fingerprint(certificate);

        var plain = new CertificateTrust(null);
        Assert.True(plain.Accepts(certificate, SslPolicyErrors.None));
        Assert.Null(plain.Refusal("box"));
        Assert.False(plain.Accepts(certificate, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.EndsWith($"--fingerprint {shown}", plain.Refusal("box"), StringComparison.Ordinal);

        Assert.True(new CertificateTrust(shown).Accepts(certificate, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.True(new CertificateTrust(shown.ToLowerInvariant().Replace(":", "")).Accepts(certificate, SslPolicyErrors.None));

        var other = new CertificateTrust(new string('0', 64));
        Assert.False(other.Accepts(certificate, SslPolicyErrors.None));
        Assert.Contains("another fingerprint", other.Refusal("box"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("12:34", false)]
    [InlineData("zz34567890123456789012345678901234567890123456789012345678901234", false)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234", true)]
    public void A_fingerprint_has_64_digits(string text, bool isOne) => Assert.Equal(isOne, CertificateTrust.IsFingerprint(text));

    [Fact]
    public void Captions_are_printed_once_a_line_each()
    {
        var captions = new ShownCaptions();
        Assert.Equal("Hello", captions.Take([(1, "Hello")]));
        Assert.Equal("", captions.Take([(1, "Hello"), (2, "")]));
        Assert.Equal(" there,\nhow are", captions.Take([(1, "Hello there,"), (2, "how are")]));
        Assert.Equal("", captions.Take([]));
        Assert.Equal(" you\nFine", captions.Take([(2, "how are you"), (3, "Fine")]));
        Assert.Equal("\nFun", captions.Take([(3, "Fun")])); // a correction
    }
}
