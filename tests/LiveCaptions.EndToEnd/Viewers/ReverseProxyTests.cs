using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using LiveCaptions.Access;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Viewers;

/// <summary>The service behind a real nginx, at the root and below a path.</summary>
public sealed class ReverseProxyTests(Chromium chromium)
{
    private const string Password = "harbour lantern cafe";

    /// <param name="below">The path at which visitors find the service.</param>
    /// <param name="upstream">What stands behind the service's address in proxy_pass: "/" removes the path.</param>
    /// <param name="basePath">Server:BasePath.</param>
    /// <param name="change">A directive beside those that docs/venue.md gives; "-Upgrade" leaves sockets out: viewers get events.</param>
    [Theory]
    [InlineData("/", "", "", "")]
    [InlineData("/captions-hall/", "/", "", "proxy_set_header X-Forwarded-Prefix /captions-hall;")]
    [InlineData("/captions-hall/", "/", "/captions-hall", "")]
    [InlineData("/captions-hall", "", "/captions-hall", "")]
    [InlineData("/captions-hall/", "/", "/captions-hall", "-Upgrade")]
    public async Task Captions_are_shown_and_strangers_have_no_rights_and_an_address_each(
        string below,
        string upstream,
        string basePath,
        string change
    )
    {
        chromium.Require();
        using var access = new ScratchFolder();
        new OperatorPassword(access.Path).Change(Password);
        var tokens = new Tokens(new(access.Path), TimeProvider.System);
        tokens.MakeVenueToken();
        await using var service = await ServiceProcess.StartAsync(
            new { Source = "demo" },
            server: new Dictionary<string, object>
            {
                ["AccessFolder"] = access.Path,
                ["Hosts"] = ReverseProxy.Host,
                ["Proxies"] = "127.0.0.1",
                ["BasePath"] = basePath,
            }
        );
        await using var proxy = await ReverseProxy.StartAsync(DocumentedProxy.Location(below, service.Port, upstream, change));
        var root = new Uri(proxy.Address, below.TrimStart('/').TrimEnd('/') is { Length: > 0 } path ? path + "/" : "");

        await ShowsCaptionsAsync(new Uri(root, $"overlay?token={tokens.VenueText}"), "live-captions .line, live-captions");
        await ShowsCaptionsAsync(new Uri(root, $"live?token={tokens.VenueText}"), "#log .told");
        await StrangersHaveNoRightsAsync(root);
        await VisitorsHaveAddressesAsync(root);
        await SignsInAsync(root);
    }

    private async Task ShowsCaptionsAsync(Uri address, string selector)
    {
        var page = await chromium.OpenAsync();
        var faults = page.Faults();
        await page.GotoAsync(address.ToString());
        await page.WaitForFunctionAsync(
            "selector => [...document.querySelectorAll(selector)].some(e => (e.shadowRoot?.textContent || e.textContent).trim().length > 10)",
            selector,
            new() { Timeout = 60_000 }
        );
        // A proxy that does not pass sockets on costs a line in the browser's console, and nothing else.
        Assert.DoesNotContain(faults, fault => !fault.Contains("WebSocket", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private static async Task StrangersHaveNoRightsAsync(Uri root)
    {
        using var http = From("127.0.0.1");
        foreach (var name in new[] { "status", "api/tokens", "api/room", "api/rules", "api/tracks", "api/tracks/main" })
        foreach (var forged in new[] { null, "127.0.0.1", "::1", "127.0.0.1, 127.0.0.1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, name));
            if (forged is not null)
                request.Headers.Add("X-Forwarded-For", forged);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((name, forged, HttpStatusCode.Unauthorized), (name, forged, answer.StatusCode));
        }
    }

    /// <summary>nginx listens on loopback, where visitors may have any address of 127.0.0.0/8.</summary>
    private static async Task VisitorsHaveAddressesAsync(Uri root)
    {
        using var one = From("127.0.0.11");
        using var other = From("127.0.0.12");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            statuses.Add(await GuessAsync(one, root));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(HttpStatusCode.Unauthorized, await GuessAsync(other, root));
    }

    private static async Task<HttpStatusCode> GuessAsync(HttpClient http, Uri root)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri(root, "api/session"),
            new { password = "guess" },
            TestContext.Current.CancellationToken
        );
        return answer.StatusCode;
    }

    private static HttpClient From(string address) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectCallback = async (context, stop) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );

    /// <summary>The operator signs in, works, and sees addresses that lead back through the proxy.</summary>
    private async Task SignsInAsync(Uri root)
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(new Uri(root, "operator").ToString());
        await page.FillAsync("#password", Password);
        await page.ClickAsync("#enter");
        await page.WaitForURLAsync(new Uri(root, "operator").ToString());
        await Assertions.Expect(page.Locator("#air")).Not.ToHaveTextAsync("No answer");
        await page.GotoAsync(root.ToString());
        await Assertions.Expect(page.Locator("#address")).ToHaveValueAsync(new Regex("^" + root + "overlay\\?token="));
        await page.GotoAsync(new Uri(root, "builder").ToString());
        await Assertions.Expect(page.Locator("#address")).ToHaveValueAsync(new Regex("^" + root + "overlay"));
        await page.GotoAsync(new Uri(root, "wall").ToString());
        await Assertions.Expect(page.Locator("#code svg")).ToHaveAttributeAsync("aria-label", $"QR code of {root}live");
        await page.CloseAsync();
    }
}
