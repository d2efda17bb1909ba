using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Viewers;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Access;

public sealed class CertificateTests : IDisposable
{
    private static readonly string[] Names = ["localhost", "stage.local"];
    private static readonly IPAddress[] Addresses = [IPAddress.Parse("192.168.1.5")];

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_self_signed_certificate_covers_all_names_and_addresses_and_only_its_owner_reads_it()
    {
        using var made = VenueCertificate.LoadOrMake(folder, Names, Addresses, time);
        using var again = VenueCertificate.LoadOrMake(folder, Names, Addresses, time);
        var path = Assert.Single(Directory.EnumerateFiles(folder));

        Assert.Equal(made.Thumbprint, again.Thumbprint);
        Assert.True(
            made.HasPrivateKey
                && made.MatchesHostname("stage.local")
                && made.MatchesHostname("192.168.1.5")
                && made.MatchesHostname("127.0.0.1")
        );
        Assert.False(made.MatchesHostname("evil.example"));
        Assert.Equal(95, VenueCertificate.Fingerprint(made).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_certificate_is_made_again_before_it_expires_when_an_address_is_new_and_when_the_file_is_damaged()
    {
        var made = new HashSet<string> { Make(Addresses), Make([.. Addresses, IPAddress.Parse("10.0.0.5")]) };
        time.Advance(TimeSpan.FromDays(790));
        made.Add(Make(Addresses));
        File.WriteAllText(Assert.Single(Directory.EnumerateFiles(folder)), "damaged");
        made.Add(Make(Addresses));

        Assert.Equal(4, made.Count);

        string Make(IPAddress[] addresses)
        {
            using var certificate = VenueCertificate.LoadOrMake(folder, Names, addresses, time);
            return certificate.Thumbprint;
        }
    }

    [Theory]
    [InlineData("from the future")]
    [InlineData("expired")]
    [InlineData("torn")]
    [InlineData("empty")]
    [InlineData("with a password")]
    [InlineData("without its key")]
    public void A_saved_certificate_that_no_browser_takes_is_made_again(string kind)
    {
        using var first = VenueCertificate.LoadOrMake(folder, Names, Addresses, time);
        var path = Assert.Single(Directory.EnumerateFiles(folder));
        var bytes = File.ReadAllBytes(path);
        switch (kind)
        {
            case "from the future":
                time.AdjustTime(time.GetUtcNow() - TimeSpan.FromDays(400));
                break;
            case "expired":
                time.Advance(TimeSpan.FromDays(900));
                break;
            case "torn":
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "with a password":
                File.WriteAllBytes(path, first.Export(X509ContentType.Pfx, "secret"));
                break;
            default:
                File.WriteAllBytes(path, X509CertificateLoader.LoadCertificate(first.RawData).Export(X509ContentType.Pfx));
                break;
        }

        using var made = VenueCertificate.LoadOrMake(folder, Names, Addresses, time);

        Assert.NotEqual(first.Thumbprint, made.Thumbprint);
        Assert.True(made.HasPrivateKey && made.NotBefore.ToUniversalTime() <= time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void A_saved_certificate_that_others_may_read_is_closed_to_them()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var first = VenueCertificate.LoadOrMake(folder, Names, Addresses, time);
        var path = Assert.Single(Directory.EnumerateFiles(folder));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        using var again = VenueCertificate.LoadOrMake(folder, Names, Addresses, time);

        Assert.Equal((first.Thumbprint, UnixFileMode.UserRead | UnixFileMode.UserWrite), (again.Thumbprint, File.GetUnixFileMode(path)));
    }

    [Theory]
    [InlineData("pfx", "secret", true)]
    [InlineData("pfx", "wrong", false)]
    [InlineData("pem", null, true)]
    [InlineData("pem without key", null, false)]
    [InlineData("none", null, false)]
    public void A_given_certificate_is_used_or_the_reason_against_it_reported(string kind, string? password, bool works)
    {
        using var made = VenueCertificate.LoadOrMake(folder, Names, Addresses, time);
        var path = Path.Combine(folder, "given");
        if (kind == "pfx")
            File.WriteAllBytes(path, made.Export(X509ContentType.Pfx, "secret"));
        else if (kind != "none")
            File.WriteAllText(
                path,
                made.ExportCertificatePem() + "\n" + (kind == "pem" ? made.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() : "")
            );
        var settings = new ServerSettings { Https = path, HttpsPassword = password };

        if (works)
        {
            using var loaded = ServerCertificate.Load(settings, new(settings, "stage"), time);
            Assert.True(loaded.HasPrivateKey);
        }
        else
        {
            var told = Assert.Throws<SettingsException>(() => ServerCertificate.Load(settings, new(settings, "stage"), time)).Message;
            Assert.Contains("cannot be used as a certificate", told, StringComparison.Ordinal);
            if (password is not null)
                Assert.DoesNotContain(password, told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Captions_are_served_over_https_and_strangers_passwords_accepted_there_only()
    {
        new OperatorPassword(folder).Change(Venue.Password);
        await using var service = await RunningService.StartAsync(
            new ServerSettings { Https = "self", AccessFolder = folder },
            StrangerRule.Origin,
            new()
        );
        var own = service.Part<X509Certificate2>().Thumbprint;
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, seen, _, _) => seen?.GetCertHashString() == own,
                },
            }
        );
        var https = new Uri($"https://localhost:{service.Part<ServerSettings>().HttpsPort}/");
        Assert.Equal("live", await client.GetStringAsync(new Uri(https, "health/live"), Test.Stop));

        foreach (var (origin, status) in new[] { (service.Client.BaseAddress!, 403), (https, 204) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(origin, "api/session"))
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { password = Venue.Password }),
            };
            request.Headers.Add(StrangerRule.Header, "10.0.0.1");
            using var answer = await client.SendAsync(request, Test.Stop);
            Assert.Equal(status, (int)answer.StatusCode);
            if (status == 204)
                Assert.Contains("secure", answer.Headers.GetValues("Set-Cookie").First(), StringComparison.OrdinalIgnoreCase);
        }

        using var typed = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Client.BaseAddress!, "operator?track=a"));
        typed.Headers.Add(StrangerRule.Header, "10.0.0.2");
        typed.Headers.Accept.ParseAdd("text/html");
        using var noRedirects = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var led = await noRedirects.SendAsync(typed, Test.Stop);
        Assert.Equal($"https://127.0.0.1:{https.Port}/operator?track=a", led.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Sockets_of_browsers_which_prefer_HTTP2_are_taken_over_https()
    {
        await using var service = await RunningService.StartAsync(
            new ServerSettings { Https = "self", AccessFolder = folder },
            RequestOrigin.Connection,
            new()
        );
        var own = service.Part<X509Certificate2>().Thumbprint;
        using var invoker = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, seen, _, _) => seen?.GetCertHashString() == own,
                },
            }
        );
        using var socket = new ClientWebSocket
        {
            Options = { HttpVersion = HttpVersion.Version20, HttpVersionPolicy = HttpVersionPolicy.RequestVersionOrLower },
        };

        await socket.ConnectAsync(
            new($"wss://localhost:{service.Part<ServerSettings>().HttpsPort}/api/tracks/main/socket"),
            invoker,
            Test.Stop
        );

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public void An_address_has_no_more_connections_than_the_limit()
    {
        var connections = new ConnectionsPerAddress(new() { MaxConnectionsPerAddress = 4 });
        Assert.All(Enumerable.Range(0, 4), _ => Assert.True(connections.TryEnter("10.0.0.1")));

        Assert.False(connections.TryEnter("10.0.0.1"));
        Assert.True(connections.TryEnter("10.0.0.2"));
        connections.Leave("10.0.0.1");
        Assert.True(connections.TryEnter("10.0.0.1"));
    }

    [Fact]
    public void One_network_of_IPv6_counts_as_one_address() =>
        Assert.Equal(
            RequestOrigin.RateKey(IPAddress.Parse("2001:db8:1:2:3:4:5:6")),
            RequestOrigin.RateKey(IPAddress.Parse("2001:db8:1:2:ffff::1"))
        );
}
