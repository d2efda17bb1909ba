using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Viewers;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.Tests.Access;

/// <summary>The real service's answers to other machines.</summary>
public sealed class StrangersTests
{
    private static Task<HttpResponseMessage> SignInAsync(Venue venue, string password, string from) =>
        venue.SendAsync("POST", "/api/session", from, body: JsonContent.Create(new { password }));

    private static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").First();

    [Fact]
    public async Task Without_a_token_nothing_but_health_and_the_sign_in_answers()
    {
        await using var venue = await Venue.OpenAsync();
        string[] open = ["/health/live", "/api/session", "/assets/login/login.js", .. Pages(page => page.Rights == Rights.None)];
        foreach (var path in open)
            Assert.Equal((path, 200), (path, await venue.StatusAsync("GET", path)));
        using var ready = await venue.SendAsync("GET", "/health/ready");
        Assert.Matches("""^{"ready":(true|false)}$""", await ready.Content.ReadAsStringAsync(Test.Stop));
        string[] closed =
        [
            "/api/tracks",
            "/status",
            "/api/tracks/main/status",
            "/api/tracks/main/events",
            "/api/tracks/main/captions.vtt",
            "/api/tracks/main/socket",
            "/api/tracks/main/sound",
            "/captions",
            "/api/rules",
            "/api/looks",
            "/api/looks/stage",
            "/api/tokens",
            "/api/room",
            "/api/operator.json",
            "/api/openapi.json",
            "/tracks",
            "/tracks/main/sound",
            .. Pages(page => page.Rights != Rights.None),
        ];
        foreach (var path in closed)
            Assert.Equal((path, 401), (path, await venue.StatusAsync("GET", path)));
    }

    private static IEnumerable<string> Pages(Func<Page, bool> which) => PageEndpoints.All.Where(which).Select(page => page.Address);

    [Fact]
    public async Task A_browser_that_is_refused_gets_a_page_that_says_what_to_do()
    {
        await using var venue = await Venue.OpenAsync();
        using var request = venue.Ask("GET", "/live?track=<b>");
        request.Headers.Accept.ParseAdd("text/html");
        using var refused = await venue.Service.Client.SendAsync(request, Test.Stop);
        var page = await refused.Content.ReadAsStringAsync(Test.Stop);

        Assert.Equal((401, "text/html"), ((int)refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Scan the code again", page, StringComparison.Ordinal);
        Assert.Contains("href=\"login?next=%2Flive\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_reads_its_track_and_controls_nothing()
    {
        await using var venue = await Venue.OpenAsync("main", "guest");
        var (_, text) = venue.Tokens.Make("Guest", TokenUse.Watch, "guest");

        Assert.Equal(200, await venue.StatusAsync("GET", $"/api/tracks/guest/captions.vtt?token={text}"));
        Assert.Equal(403, await venue.StatusAsync("GET", $"/api/tracks/main/captions.vtt?token={text}"));
        Assert.Equal(403, await venue.StatusAsync("GET", $"/api/tracks/all/events?token={text}"));
        using var tracks = await venue.SendAsync("GET", "/api/tracks", bearer: text);
        Assert.Equal(
            ["guest"],
            (await tracks.Content.ReadFromJsonAsync<JsonElement>(Test.Stop)).EnumerateArray().Select(t => t.GetProperty("id").GetString())
        );
        foreach (
            var (method, path) in new[]
            {
                ("POST", "/api/tracks/guest/pause"),
                ("DELETE", "/api/tracks/guest"),
                ("GET", "/api/tracks/guest/status"),
                ("GET", "/status"),
                ("GET", "/api/tokens"),
                ("GET", "/api/tracks/guest/sound"),
            }
        )
            Assert.Equal((path, 403), (path, await venue.StatusAsync(method, path, bearer: text)));
        Assert.Equal(401, await venue.StatusAsync("GET", "/api/tracks/guest/captions.vtt", bearer: text + "x"));
    }

    [Fact]
    public async Task A_page_opened_with_a_token_goes_on_with_a_cookie_that_no_script_reads()
    {
        await using var venue = await Venue.OpenAsync();
        using var page = await venue.SendAsync("GET", $"/live?token={venue.Tokens.VenueText}");
        var cookie = CookieOf(page);

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(200, await venue.StatusAsync("GET", "/api/tracks", cookie: cookie.Split(';')[0]));
        venue.Tokens.Rotate(AccessToken.VenueId);
        Assert.Equal(401, await venue.StatusAsync("GET", "/api/tracks", cookie: cookie.Split(';')[0]));
    }

    [Fact]
    public async Task A_control_token_is_accepted_in_a_header_only_and_makes_no_tokens()
    {
        await using var venue = await Venue.OpenAsync();
        var (_, text) = venue.Tokens.Make("Stream Deck", TokenUse.Control, null);

        Assert.Equal(204, await venue.StatusAsync("POST", "/api/tracks/main/clear", bearer: text));
        Assert.Equal(401, await venue.StatusAsync("POST", $"/api/tracks/main/clear?token={text}"));
        Assert.Equal(403, await venue.StatusAsync("GET", "/api/tokens", bearer: text));
    }

    [Fact]
    public async Task An_operator_signs_in_makes_a_token_and_signs_out()
    {
        await using var venue = await Venue.OpenAsync();
        using var wrong = await SignInAsync(venue, "not the password", "10.9.9.9");
        Assert.Equal(401, (int)wrong.StatusCode);
        using var right = await SignInAsync(venue, Venue.Password, "10.9.9.9");
        Assert.Equal(204, (int)right.StatusCode);
        var cookie = CookieOf(right);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        var session = cookie.Split(';')[0];

        using var made = await venue.SendAsync(
            "POST",
            "/api/tokens",
            cookie: session,
            body: JsonContent.Create(
                new
                {
                    name = "Hall B",
                    @for = "Watch",
                    track = "main",
                }
            )
        );
        var token = await made.Content.ReadFromJsonAsync<JsonElement>(Test.Stop);
        Assert.Equal(200, await venue.StatusAsync("GET", "/api/tracks", bearer: token.GetProperty("token").GetString()));
        using var list = await venue.SendAsync("GET", "/api/tokens", cookie: session);
        var listed = await list.Content.ReadAsStringAsync(Test.Stop);
        Assert.Contains("Hall B", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("lc_", listed, StringComparison.Ordinal);
        Assert.Equal(204, await venue.StatusAsync("DELETE", $"/api/tokens/{token.GetProperty("id").GetString()}", cookie: session));
        Assert.Equal(401, await venue.StatusAsync("GET", "/api/tracks", bearer: token.GetProperty("token").GetString()));

        Assert.Equal(204, await venue.StatusAsync("DELETE", "/api/session", cookie: session));
        Assert.Equal(401, await venue.StatusAsync("GET", "/api/tokens", cookie: session));
    }

    [Fact]
    public async Task Guessing_passwords_makes_an_address_wait_and_a_browser_without_a_session_is_redirected_to_sign_in()
    {
        await using var venue = await Venue.OpenAsync();
        var answers = new List<int>();
        // Another test covers the length of the wait; here some wait is enough, however slow the machine.
        while (!answers.Contains(429) && answers.Count < 20)
        {
            using var answer = await SignInAsync(venue, "guess", "10.6.6.6");
            answers.Add((int)answer.StatusCode);
        }
        Assert.Equal([401, 429], answers.Distinct());

        using var request = venue.Ask("GET", "/operator");
        request.Headers.Accept.ParseAdd("text/html");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = venue.Service.Client.BaseAddress,
        };
        using var led = await client.SendAsync(request, Test.Stop);
        Assert.Equal((302, "login?next=%2Foperator"), ((int)led.StatusCode, led.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Many_requests_of_a_stranger_are_refused_and_others_are_not_held_up()
    {
        await using var venue = await Venue.OpenAsync();
        var refused = 0;
        for (var i = 0; i < AccessLimits.StrangersBurst * 8; i++)
        {
            using var answer = await venue.SendAsync("GET", "/health/live", "10.7.7.7");
            if ((int)answer.StatusCode == 429)
                refused++;
        }

        Assert.True(refused > 0);
        Assert.Equal(200, await venue.StatusAsync("GET", "/health/live"));
        Assert.Equal("live", await venue.Service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Test.Stop));
    }

    [Fact]
    public async Task Revoking_a_token_disconnects_its_viewers_on_every_transport()
    {
        await using var venue = await Venue.OpenAsync();
        var (token, text) = venue.Tokens.Make("Guest", TokenUse.Watch, "main");
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(venue.Service.Client.BaseAddress!, "captions"), options =>
            {
                options.Headers.Add(StrangerRule.Header, "10.1.1.1");
                options.AccessTokenProvider = () => Task.FromResult<string?>(text);
            })
            .Build();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(Test.Stop);
        await using var frames = hub.StreamAsync<JsonElement>("Watch", new { track = "main" }, Test.Stop).GetAsyncEnumerator(Test.Stop);
        Assert.True(await frames.MoveNextAsync());
        await Assert.ThrowsAsync<HubException>(async () =>
        {
            await foreach (var _ in hub.StreamAsync<JsonElement>("Watch", new { track = "all" }, Test.Stop)) { }
        });
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(StrangerRule.Header, "10.1.1.2");
        await socket.ConnectAsync(
            new Uri($"ws://{venue.Service.Client.BaseAddress!.Authority}/api/tracks/main/socket?token={text}"),
            Test.Stop
        );
        Assert.Equal(WebSocketMessageType.Text, (await socket.ReceiveAsync(new byte[4096], Test.Stop)).MessageType);
        using var events = await venue.SendAsync("GET", $"/api/tracks/main/events?token={text}");
        await using var stream = await events.Content.ReadAsStreamAsync(Test.Stop);
        Assert.True(await stream.ReadAsync(new byte[4096], Test.Stop) > 0);

        using var revoked = await venue.Service.Client.DeleteAsync(new Uri($"/api/tokens/{token.Id}", UriKind.Relative), Test.Stop);

        Assert.Equal(204, (int)revoked.StatusCode);
        await closed.Task.WaitAsync(Test.Stop);
        await Assert.ThrowsAnyAsync<WebSocketException>(async () => await socket.ReceiveAsync(new byte[4096], Test.Stop));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await stream.ReadAsync(new byte[4096], Test.Stop) > 0) { }
        });
    }

    [Fact]
    public async Task Without_a_password_the_network_is_not_opened()
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() =>
            RunningService.StartAsync(new ServerSettings { Listen = "network" }, RequestOrigin.Connection, new())
        );

        Assert.Contains("livecaptions password", refused.Message, StringComparison.Ordinal);
    }
}
