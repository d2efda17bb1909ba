using System.Collections.Concurrent;
using System.Net;
using System.Text;
using LiveCaptions.Access;
using LiveCaptions.Tests.Access;

namespace LiveCaptions.Tests.Viewers;

/// <summary>Every entry of the service, asked in every wrong way that a seed brings about.</summary>
public sealed class HostileRequestsTests(ITestOutputHelper output)
{
    private const int Requests = 10_000;

    private static readonly string[] Addresses =
    [
        "/",
        "/overlay",
        "/builder",
        "/live",
        "/wall",
        "/operator",
        "/type",
        "/tracks",
        "/status",
        "/health/live",
        "/health/ready",
        "/assets/operator.js",
        "/assets/../config",
        "/captions",
        "/captions/negotiate?negotiateVersion=1",
        "/tracks/main/captions.vtt",
        "/api/tracks/main/captions.vtt",
        "/api/tracks/main/socket",
        "/tracks/{x}/events",
        "/api/tracks/{x}/events",
        "/api/tracks/main/events?lines={x}",
        "/api/tracks/{x}/captions.vtt",
        "/api/tracks/{x}/status",
        "/api/operator.json",
        "/api/openapi.json",
        "/api/tracks",
        "/api/tracks/main?words={x}",
        "/api/tracks/{x}",
        "/api/tracks/main/hold",
        "/api/tracks/main/air-delay",
        "/api/tracks/main/lines",
        "/api/tracks/main/words/{x}",
        "/api/tracks/main/outputs/{x}",
        "/api/tracks/{x}/pause",
        "/api/rules",
        "/api/{x}",
        "/api/session",
        "/api/tokens",
        "/api/tokens/{x}",
        "/api/tokens/room/rotate",
        "/api/room",
        "/speak",
        "/api/tracks/main/sound",
        "/tracks/main/sound",
        "/tracks/{x}/catch-up",
        "/login?next={x}",
        "/api/obs",
        "/api/obs/setup",
        "/api/obs/remove",
        "/api/obs/outputs",
        "/api/obs/preview",
        "/api/tracks/{x}/catch-up",
        "/api/obs/captions/off",
        "/obs/captions/off",
        "/api/obs/retry",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW"];
    private static readonly string[] Pieces =
    [
        "0",
        "-1",
        "1e999",
        "99999999999999999999",
        "NaN",
        "null",
        "%00",
        "%2e%2e%2f",
        "a%0d%0ab",
        "é界",
        "<script>",
        "'--",
        "%ff",
        "attic",
        "x.y",
        "%F0%9F%98%80",
    ];
    private static readonly string[] OperatorBodies =
    [
        "",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{\"text\":",
        "{\"text\":1}",
        "{\"text\":null}",
        "{\"seconds\":1e999}",
        "{\"seconds\":-1}",
        "{\"on\":\"yes\"}",
        "{\"on\":null}",
        "{\"seconds\":{}}",
        "{\"kind\":7}",
        "{\"passwordFile\":\"x\"}",
        "\u0000\u0001",
        "{\"replacements\":null,\"blocklist\":null}",
        "{\"replacements\":{\"a b\":\"c\"},\"blocklist\":[null],\"overlay\":{},\"readers\":{},\"exports\":{}}",
        "{\"replacements\":{},\"blocklist\":[1],\"overlay\":{\"blocked\":7}}",
    ];

    private static readonly string[] Types =
    [
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=klingon",
        "image/png",
    ];
    private static readonly string[] ForeignHosts =
    [
        "evil.example",
        "localhost.evil.example",
        "192.168.1.5",
        "0.0.0.0",
        "[fe80::1]",
        "127.0.0.1.nip.example",
    ];
    private static readonly string[] ForeignOrigins =
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1:1",
        "file://",
        "http://localhost.evil.example",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_asked_nothing_breaks_and_strangers_get_and_change_nothing(int seed)
    {
        await using var service = await RunningService.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 8 })
        {
            BaseAddress = service.Client.BaseAddress,
        };
        var answers = new ConcurrentDictionary<int, int>();
        var before = await StateAsync(service);
        await Parallel.ForAsync(
            0,
            Requests / 2,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (i, stop) =>
            {
                var chance = new Random(seed * 1_000_003 + i);
                // Only strangers may carry calls that would be right: what they ask for must not happen.
                using var request = Ask(chance, stranger: i % 2 == 0);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}: seed {seed}, request {i}: {request}");
                if (i % 2 == 0)
                    Assert.True(
                        answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest,
                        $"{answer.StatusCode}: seed {seed}, request {i}: {request}"
                    );
            }
        );

        output.WriteLine(string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
        Assert.Equal(before, await StateAsync(service));
        Assert.True(answers[403] > Requests / 8);
    }

    private static HttpRequestMessage Ask(Random chance, bool stranger)
    {
        var path = One(chance, Addresses).Replace("{x}", One(chance, Pieces), StringComparison.Ordinal);
        var method = One(chance, Methods);
        // Nobody but a stranger asks for what would be done or would go on for ever.
        if (!stranger && (path.EndsWith("/events", StringComparison.Ordinal) || path == "/captions"))
            path = "/status";
        var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (method is "POST" or "PUT" or "PATCH")
        {
            var body =
                stranger && chance.Next(2) == 0 ? "{\"text\":\"owned\"}"
                : chance.Next(40) == 0 ? new string('[', 70_000)
                : One(chance, OperatorBodies);
            // What is too long to be read to its end costs the connection: no other request should be on it.
            request.Headers.ConnectionClose = body.Length > 64 * 1024;
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", One(chance, Types));
        }
        if (!stranger)
            return request;
        if (chance.Next(2) == 0)
            request.Headers.Host = One(chance, ForeignHosts);
        else
            request.Headers.TryAddWithoutValidation("Origin", One(chance, ForeignOrigins));
        return request;
    }

    /// <summary>All that control could have changed, and all that was said.</summary>
    private static async Task<string> StateAsync(RunningService service) =>
        await service.Client.GetStringAsync(new Uri("/api/tracks/main", UriKind.Relative), Stop)
        + await service.Client.GetStringAsync(new Uri("/api/rules", UriKind.Relative), Stop)
        + string.Join('|', service.Captions("main").Transcript.Since(0).Part.Paragraphs.Select(p => p.Text));

    private static string One(Random chance, string[] choices) => choices[chance.Next(choices.Length)];

    /// <summary>In a room full of strangers: whatever they show that is wrong, they get no captions and no control.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Strangers_without_a_valid_token_get_no_captions_and_no_control(int seed)
    {
        await using var venue = await Venue.OpenAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 8 })
        {
            BaseAddress = venue.Service.Client.BaseAddress,
        };
        using var line = await venue.Service.Client.PostAsync(
            new Uri("/api/tracks/main/lines", UriKind.Relative),
            new StringContent("""{"text":"overheard"}""", Encoding.UTF8, "application/json"),
            Stop
        );
        var (gone, revoked) = venue.Tokens.Make("Gone", TokenUse.Control, null);
        venue.Tokens.Revoke(gone.Id);
        string[] shown =
        [
            revoked,
            "",
            "lc_",
            "lc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            new('x', 2000),
            venue.Tokens.VenueText![..^1] + "!",
            "%00",
            "é",
            venue.Tokens.All[0].Hash,
            "null",
        ];
        var before = await StateAsync(venue.Service);
        var answers = new ConcurrentDictionary<int, int>();
        await Parallel.ForAsync(
            0,
            Requests / 2,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (i, stop) =>
            {
                var chance = new Random(seed * 1_000_003 + i);
                using var request = Ask(chance, stranger: chance.Next(4) == 0);
                Show(request, One(chance, shown), chance, i);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}: seed {seed}, request {i}: {request}");
                // What answers at all has neither captions nor tracks in it.
                if (answer.IsSuccessStatusCode && request.Method.Method != "HEAD")
                    Assert.DoesNotContain("overheard", await answer.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
                if (answer.IsSuccessStatusCode)
                    Assert.Matches("^/(health/|assets/|login|overlay|api/session)", request.RequestUri!.AbsolutePath);
            }
        );

        output.WriteLine(string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
        Assert.Equal(before, await StateAsync(venue.Service));
        Assert.True(answers[401] + answers[403] > Requests / 8);
    }

    /// <summary>From an address of its own, so that no limit of requests hides what the entry itself does.</summary>
    private static void Show(HttpRequestMessage request, string token, Random chance, int number)
    {
        request.Headers.TryAddWithoutValidation(StrangerRule.Header, $"10.{number}");
        switch (chance.Next(4))
        {
            case 0:
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Uri.EscapeDataString(token)}");
                break;
            case 1:
                request.Headers.TryAddWithoutValidation(
                    "Cookie",
                    $"livecaptions-watch={Uri.EscapeDataString(token)}; livecaptions-operator={Uri.EscapeDataString(token)}"
                );
                break;
            case 2:
                var path = request.RequestUri!.OriginalString;
                request.RequestUri = new Uri(
                    $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{(chance.Next(2) == 0 ? "token" : "access_token")}={Uri.EscapeDataString(token)}",
                    UriKind.Relative
                );
                break;
        }
    }
}
