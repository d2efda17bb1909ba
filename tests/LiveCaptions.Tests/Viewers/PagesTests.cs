using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Http;
using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Viewers;

/// <summary>The real service's answers to a browser.</summary>
public sealed partial class PagesTests
{
    private static async Task<HttpResponseMessage> AskAsync(
        RunningService service,
        HttpMethod method,
        string path,
        Action<HttpRequestMessage>? with = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        with?.Invoke(request);
        return await service.Client.SendAsync(request, Test.Stop);
    }

    private static Task<HttpResponseMessage> GetAsync(RunningService service, string path) => AskAsync(service, HttpMethod.Get, path);

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    [Fact]
    public async Task Every_answer_says_that_nothing_but_our_own_scripts_may_run()
    {
        await using var service = await RunningService.StartAsync();
        foreach (var path in new[] { "/overlay", "/assets/overlay/overlay.js", "/status", "/health/live", "/nowhere" })
        {
            using var answer = await GetAsync(service, path);
            var policy = Header(answer, "Content-Security-Policy");

            Assert.Contains("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains($"connect-src 'self' ws://{service.Client.BaseAddress!.Authority};", policy, StringComparison.Ordinal);
            Assert.Contains("object-src 'none'; base-uri 'none'; form-action 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(path == "/overlay", policy.Contains("style-src 'self' 'unsafe-inline'", StringComparison.Ordinal));
            Assert.Equal(path != "/overlay", policy.Contains("frame-ancestors 'self'", StringComparison.Ordinal));
            Assert.Equal(("nosniff", "no-referrer"), (Header(answer, "X-Content-Type-Options"), Header(answer, "Referrer-Policy")));
            Assert.Contains("no-cache", Header(answer, "Cache-Control"), StringComparison.Ordinal);
            Assert.Equal("", Header(answer, "Server"));
        }
    }

    [Fact]
    public async Task The_overlay_and_its_scripts_are_there()
    {
        await using var service = await RunningService.StartAsync();
        using var page = await GetAsync(service, "/overlay");
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        var html = await page.Content.ReadAsStringAsync(Test.Stop);

        foreach (var name in new[] { "overlay/overlay.css", "overlay/overlay.js" })
            Assert.Contains($"\"assets/{name}\"", html, StringComparison.Ordinal);
        foreach (var name in new[] { "overlay/overlay.css", "overlay/overlay.js", "element/live-captions.js", "signalr.js", "lean-qr.js" })
        {
            using var answer = await GetAsync(service, $"/assets/{name}");
            Assert.Equal((name, HttpStatusCode.OK), (name, answer.StatusCode));
            Assert.Equal(
                name.EndsWith("css", StringComparison.Ordinal) ? "text/css" : "text/javascript",
                answer.Content.Headers.ContentType!.MediaType
            );
        }
    }

    [Fact]
    public async Task Every_page_is_there_and_so_is_everything_that_it_names()
    {
        await using var service = await RunningService.StartAsync();
        foreach (var (path, _, _, title) in PageEndpoints.All)
        {
            var html = await service.Client.GetStringAsync(new Uri(path, UriKind.Relative), Test.Stop);
            Assert.Contains($"<title>{title}</title>", html, StringComparison.Ordinal);
            var named = Named().Matches(html).Select(match => match.Groups[1].Value).Distinct().ToList();
            Assert.NotEmpty(named);
            foreach (var name in named)
            {
                using var answer = await GetAsync(service, name);
                Assert.Equal((path, name, HttpStatusCode.OK), (path, name, answer.StatusCode));
            }
            // No code and no style in the page itself: the policy would refuse them.
            Assert.DoesNotMatch("<style|<script(?![^>]* src=)| style=| on[a-z]+=", html);
        }
    }

    [Theory]
    [InlineData("live-captions.js", "element/live-captions.js")]
    [InlineData("live.webmanifest", "live/live.webmanifest")]
    [InlineData("obs-start.html", "builder/obs-start.html")]
    [InlineData("icon.svg", "page/icon.svg")]
    [InlineData("icon-maskable.svg", "page/icon-maskable.svg")]
    public async Task An_earlier_address_of_a_file_leads_to_the_one_it_has_now(string earlier, string now)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await GetAsync(service, $"/assets/{earlier}?v=2");

        Assert.Equal((HttpStatusCode.OK, $"/assets/{now}?v=2"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery));
    }

    [Fact]
    public async Task Watchers_get_the_names_of_tracks_without_the_operators_figures()
    {
        await using var venue = await Venue.OpenAsync("floor", "german");
        using var tracks = await venue.SendAsync("GET", "/api/tracks", bearer: venue.Tokens.VenueText);

        Assert.Equal(
            """[{"id":"floor","label":"floor","language":null,"state":"running","translationOf":null},{"id":"german","label":"german","language":null,"state":"running","translationOf":null}]""",
            await tracks.Content.ReadAsStringAsync(Test.Stop)
        );
    }

    [Theory]
    [InlineData("/assets/../config/livecaptions.json")]
    [InlineData("/assets/%2e%2e/config/livecaptions.json")]
    [InlineData("/assets/..%2fconfig%2flivecaptions.json")]
    [InlineData("/assets/")]
    [InlineData("/config/livecaptions.json")]
    public async Task Nothing_outside_the_pages_folder_is_given_away(string path)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await GetAsync(service, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_foreign_host_is_refused()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await AskAsync(service, HttpMethod.Get, "/status", request => request.Headers.Host = "evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal(
            $"The host \"evil.example\" is not this machine. Open http://127.0.0.1:{service.Client.BaseAddress!.Port}/ instead.",
            await answer.TextAsync()
        );
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task A_page_of_another_site_can_neither_negotiate_nor_open_a_socket(string origin)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await AskAsync(service, HttpMethod.Post, "/captions/negotiate?negotiateVersion=1", request =>
            request.Headers.Add("Origin", origin)
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://{service.Client.BaseAddress!.Authority}/captions"), Test.Stop)
        );
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task It_is_reached_by_the_other_names_of_this_machine()
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(
            "live",
            await service.Client.GetStringAsync(new Uri($"http://localhost:{service.Client.BaseAddress!.Port}/health/live"), Test.Stop)
        );
    }

    [Fact]
    public async Task A_body_larger_than_anything_we_take_is_refused()
    {
        await using var service = await RunningService.StartAsync();
        using var negotiated = await AskAsync(service, HttpMethod.Post, "/captions/negotiate?negotiateVersion=1");
        var token = (await negotiated.Content.ReadFromJsonAsync<JsonElement>(Test.Stop)).GetProperty("connectionToken").GetString()!;
        var address = $"/captions?id={Uri.EscapeDataString(token)}";
        // The body is read where the transport without sockets takes messages.
        using var listening = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative))
        {
            Headers = { { "Accept", "text/event-stream" } },
        };
        using var events = await service.Client.SendAsync(listening, HttpCompletionOption.ResponseHeadersRead, Test.Stop);
        using var small = await AskAsync(service, HttpMethod.Post, address, request =>
            request.Content = new StringContent("{\"protocol\":\"json\",\"version\":1}\u001e")
        );
        using var large = await AskAsync(service, HttpMethod.Post, address, request =>
            request.Content = new ByteArrayContent(new byte[65 * 1024])
        );

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (small.StatusCode, large.StatusCode));
    }

    [Fact]
    public async Task Ready_while_the_tracks_run_and_after_their_end()
    {
        await using var service = await RunningService.StartAsync();
        using var running = await GetAsync(service, "/health/ready");
        Assert.Equal(
            (HttpStatusCode.OK, """{"ready":true,"tracks":"main: running."}"""),
            (running.StatusCode, await running.Content.ReadAsStringAsync(Test.Stop))
        );

        service.Sound.End();
        await service.TracksEndAsync();
        using var ended = await GetAsync(service, "/health/ready");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        var answer = await ended.Content.ReadAsStringAsync(Test.Stop);
        Assert.StartsWith("""{"ready":true,"tracks":"main: ended. """, answer, StringComparison.Ordinal);
        Assert.Contains("is over and gave no sound", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_ready_but_alive_when_a_source_has_failed()
    {
        await using var service = await RunningService.StartAsync();
        service.Sound.Fail("The cable is out.");
        await service.TracksEndAsync();

        using var ready = await GetAsync(service, "/health/ready");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, """{"ready":false,"tracks":"main: failed. The cable is out."}"""),
            (ready.StatusCode, await ready.Content.ReadAsStringAsync(Test.Stop))
        );
        Assert.Equal("live", await service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Test.Stop));
    }

    [Fact]
    public async Task Status_tells_how_each_track_is_doing()
    {
        await using var service = await RunningService.StartAsync(tracks: ["floor", "german"]);
        var status = await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/status", UriKind.Relative), Test.Stop);

        Assert.Matches(@"^\d+\.\d+\.\d+", status.GetProperty("version").GetString());
        Assert.True(status.GetProperty("uptime").GetDouble() >= 0);
        Assert.Equal(0, status.GetProperty("viewers").GetInt32());
        Assert.True(status.GetProperty("canQuit").GetBoolean());
        Assert.Equal(
            ["floor", "german"],
            status.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("id").GetString())
        );
        Assert.Equal(
            [
                "air",
                "behind",
                "colour",
                "delay",
                "effort",
                "id",
                "label",
                "language",
                "lastWord",
                "level",
                "live",
                "losses",
                "lost",
                "message",
                "settledDelay",
                "source",
                "speaking",
                "state",
                "sung",
                "translationOf",
                "unheard",
                "viewers",
            ],
            status.GetProperty("tracks")[0].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)
        );
    }

    [GeneratedRegex("(?:src|href)=\"(assets/[^\"]+)\"")]
    private static partial Regex Named();

    [Fact]
    public async Task The_service_checks_its_whole_chain_and_serves_one_round_to_all_who_ask()
    {
        await using var service = await RunningService.StartAsync();

        var both = await Task.WhenAll(
            service.Client.GetStringAsync("/api/checks", Test.Stop),
            service.Client.GetStringAsync("/api/checks", Test.Stop)
        );

        Assert.Equal(both[0], both[1]);
        var findings = JsonSerializer.Deserialize<JsonElement>(both[0]).EnumerateArray().ToList();
        var all = string.Join("\n", findings.Select(f => $"{f.GetProperty("mark")} {f.GetProperty("about")}"));
        Assert.StartsWith("Good LiveCaptions runs at ", all, StringComparison.Ordinal);
        Assert.Contains("Good Track main captions ", all, StringComparison.Ordinal);
        Assert.Contains("Doubtful No overlay is connected.", all, StringComparison.Ordinal);
        Assert.Contains("Doubtful OBS is not connected.", all, StringComparison.Ordinal);
    }
}
