using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using LiveCaptions.Access;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Tracks;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Access;

/// <summary>Requests that a proxy or tunnel on this machine passes on.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public ProxyTests() => new OperatorPassword(folder).Change(Venue.Password);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<RunningService> StartAsync(string proxies = "", string hosts = "") =>
        RunningService.StartByAsync(
            // Waits that grow with wrong passwords do not end while a busy machine checks one.
            new FakeTimeProvider(Talk.Start),
            new ServerSettings
            {
                AccessFolder = folder,
                Proxies = proxies,
                Hosts = hosts,
            },
            RequestOrigin.Connection
        );

    private static async Task<HttpResponseMessage> AskAsync(
        RunningService service,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Test.Stop);
    }

    private static async Task<HttpResponseMessage> SignInAsync(
        RunningService service,
        string password,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/session", UriKind.Relative))
        {
            Content = JsonContent.Create(new { password }),
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await service.Client.SendAsync(request, Test.Stop);
    }

    [Fact]
    public async Task Whatever_a_proxy_adds_takes_the_rights_of_this_machine_away()
    {
        await using var service = await StartAsync(hosts: "hall.example");
        string[] signs =
        [
            "X-Forwarded-For",
            "x-forwarded-proto",
            "X-Forwarded-Host",
            "X-Forwarded-Prefix",
            "X-Forwarded-Server",
            "X-Forwarded",
            "Forwarded",
            "Via",
            "X-Real-IP",
            "CF-Connecting-IP",
            "CF-Ray",
            "Cdn-Loop",
            "True-Client-IP",
            "X-Client-IP",
            "X-Cluster-Client-IP",
            "Fly-Client-IP",
            "Fastly-Client-IP",
            "Tailscale-User-Login",
            "Tailscale-Headers-Info",
            "X-Original-For",
            "X-Original-Host",
            "X-Original-URL",
            "X-Envoy-External-Address",
            "X-ARR-LOG-ID",
            "X-Azure-ClientIP",
            "X-Amzn-Trace-Id",
            "X-Varnish",
            "Ngrok-Auth-User-Email",
        ];
        foreach (var sign in signs)
        foreach (var value in new[] { "203.0.113.9", "127.0.0.1", "" })
        {
            using var answer = await AskAsync(service, "/status", (sign, value));
            Assert.Equal((sign, 401), (sign, (int)answer.StatusCode));
        }
        using var named = await AskAsync(service, "/status", ("Host", "hall.example"));
        Assert.Equal(401, (int)named.StatusCode);
        using var here = await AskAsync(service, "/status");
        Assert.Equal(200, (int)here.StatusCode);
    }

    [Fact]
    public async Task A_proxy_that_adds_nothing_is_known_by_the_old_protocol_that_it_speaks()
    {
        await using var service = await StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, service.Client.BaseAddress!.Port, Test.Stop);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET /status HTTP/1.0\r\nHost: {service.Client.BaseAddress.Authority}\r\nConnection: close\r\n\r\n"),
            Test.Stop
        );
        using var answer = new StreamReader(stream);

        Assert.StartsWith("HTTP/1.1 401", await answer.ReadLineAsync(Test.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_through_a_proxy_are_reported_once_with_what_to_do()
    {
        var log = new CollectingLogger();
        var notice = new ProxyNotice(new(new ServerSettings(), "stage"), new CategoryLogger<ProxyNotice>(log));
        var context = new DefaultHttpContext();
        Assert.False(notice.IsForwarded(context));
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";

        Assert.True(notice.IsForwarded(context) && notice.IsForwarded(context));

        Assert.Contains("Server:Proxies", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.0/8", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1, 10.0.0.2", "203.0.113.9, 10.0.0.2", "203.0.113.9")]
    // What a visitor writes stands further left than what a proxy has seen.
    [InlineData("127.0.0.1", "127.0.0.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1, 10.0.0.2", "10.0.0.9, 198.51.100.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.2", "203.0.113.9", "127.0.0.1")]
    public async Task A_believed_proxy_says_who_asks_and_a_visitor_does_not(string proxies, string forwarded, string address)
    {
        await using var service = await StartAsync(proxies);
        var wrong = 0;
        // The wait counts by address: it grows for this one alone.
        for (var i = 0; i < 4; i++)
        {
            using var answer = await SignInAsync(service, "guess", ("X-Forwarded-For", forwarded));
            wrong = (int)answer.StatusCode;
        }
        Assert.Equal(429, wrong);

        using var other = await SignInAsync(
            service,
            "guess",
            ("X-Forwarded-For", address == "127.0.0.1" ? "198.51.100.7" : "198.51.100.8")
        );
        Assert.Equal(address == "127.0.0.1" ? 429 : 401, (int)other.StatusCode);
        using var control = await AskAsync(service, "/status", ("X-Forwarded-For", forwarded));
        Assert.Equal(401, (int)control.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("", false)]
    public async Task The_session_behind_a_proxy_that_ends_TLS_is_for_secure_connections_and_its_path_only(string proxies, bool believed)
    {
        await using var service = await StartAsync(proxies, "hall.example");
        using var answer = await SignInAsync(
            service,
            Venue.Password,
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "hall.example"),
            ("X-Forwarded-Prefix", "/captions-hall/"),
            ("Origin", "https://hall.example"),
            ("Host", believed ? "127.0.0.1:4955" : "hall.example")
        );

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Equal(believed, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
            Assert.Contains(believed ? "path=/captions-hall;" : "path=/;", cookie, StringComparison.Ordinal);
        });
        using var room = await AskAsync(
            service,
            "/api/room",
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "hall.example"),
            ("X-Forwarded-Prefix", "/captions-hall"),
            ("Cookie", answer.Headers.GetValues("Set-Cookie").First().Split(';')[0])
        );
        Assert.Contains(
            believed ? "\"addresses\":[\"https://hall.example/captions-hall\"]" : "\"addresses\":[]",
            await room.Content.ReadAsStringAsync(Test.Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Wrong_passwords_of_others_at_the_same_address_never_lock_out_a_browser_that_has_signed_in()
    {
        await using var service = await StartAsync();
        (string, string) proxy = ("X-Forwarded-For", "203.0.113.9");
        using var first = await SignInAsync(service, Venue.Password, proxy);
        var browser = first
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith(KnownBrowsers.Cookie, StringComparison.Ordinal))
            .Split(';')[0];
        for (var i = 0; i < 150; i++)
            (await SignInAsync(service, "guess", proxy)).Dispose();

        using var right = await SignInAsync(service, Venue.Password, proxy, ("Cookie", browser));
        Assert.Equal(204, (int)right.StatusCode);
        foreach (
            var forged in new[]
            {
                browser[..^1] + (browser[^1] == '0' ? '1' : '0'),
                KnownBrowsers.Cookie + "=" + new string('0', 96),
                KnownBrowsers.Cookie + "=",
            }
        )
        {
            using var refused = await SignInAsync(service, Venue.Password, proxy, ("Cookie", forged));
            Assert.Equal(429, (int)refused.StatusCode);
        }
        using var nothing = await AskAsync(service, "/status", proxy, ("Cookie", browser));
        Assert.True((int)nothing.StatusCode is 401, "The browser's cookie gives no right.");
    }

    [Theory]
    [InlineData("300.1.1.1")]
    [InlineData("10.0.0/x")]
    [InlineData("10.0.0.0/33")]
    [InlineData("::1/200")]
    public void Something_that_is_no_network_is_refused_with_an_example(string proxies) =>
        Assert.Contains(
            "10.0.0.0/24",
            Assert.Throws<SettingsException>(() => new Proxies(new ServerSettings { Proxies = proxies })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Refused_parts_of_pages_are_reported_once_a_minute_with_what_to_do()
    {
        var log = new CollectingLogger();
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        foreach (
            var (path, status) in new[]
            {
                ("/hall/assets/overlay/overlay.js", 404),
                ("/captions", 403),
                ("/captions/negotiate", 429),
                ("/assets/x.js", 401),
            }
        )
        {
            var parts = new RefusedParts(
                context =>
                {
                    context.Response.StatusCode = status;
                    return Task.CompletedTask;
                },
                time,
                new CategoryLogger<RefusedParts>(log)
            );
            for (var seconds = 0; seconds < 130; seconds++)
            {
                var context = new DefaultHttpContext();
                context.Request.Path = path;
                await parts.InvokeAsync(context);
                time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Assert.Equal(12, log.Lines.Count);
        foreach (var advice in new[] { "Server:BasePath", "Server:Hosts", "Server:Proxies", "valid token" })
            Assert.Equal(3, log.Lines.Count(message => message.Contains(advice, StringComparison.Ordinal)));
    }
}
