using System.Net;
using System.Text.RegularExpressions;
using LiveCaptions.Access;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Viewers;
using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Access;

/// <summary>The service below a path, as a browser sees it through a proxy that keeps or removes that path.</summary>
public sealed partial class BasePathTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public BasePathTests() => new OperatorPassword(folder).Change(Venue.Password);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <param name="below">The path, from the browser's side.</param>
    /// <param name="setting">Server:BasePath.</param>
    /// <param name="kept">The proxy passes the path on.</param>
    /// <param name="told">The proxy is believed, and says the path.</param>
    [Theory]
    [InlineData("", "", true, false)]
    [InlineData("/captions-hall", "/captions-hall", true, false)]
    [InlineData("/captions-hall", "captions-hall/", false, false)]
    [InlineData("/captions-hall", "", false, false)]
    [InlineData("/captions-hall", "", false, true)]
    [InlineData("/captions-hall", "", true, true)]
    [InlineData("/a/b", "/a/b", true, false)]
    [InlineData("/captions", "/captions", false, false)]
    [InlineData("/captions", "/captions", true, false)]
    [InlineData("/live", "/live", false, false)]
    [InlineData("/live", "/live", true, false)]
    [InlineData("/Überall", "", false, false)]
    public async Task Every_page_and_what_it_names_and_where_it_leads_is_there(string below, string setting, bool kept, bool told)
    {
        await using var service = await RunningService.StartAsync(
            new ServerSettings
            {
                AccessFolder = folder,
                BasePath = setting,
                Proxies = told ? "127.0.0.1" : "",
            },
            RequestOrigin.Connection,
            new()
        );
        using var browser = new ThroughProxy(service, below, kept, told);
        foreach (var page in PageEndpoints.All)
        {
            var address = $"{below}{page.Address}";
            var html = await browser.PageAsync(address);
            Assert.Contains($"<title>{page.Title}</title>", html, StringComparison.Ordinal);
            foreach (Match named in Named().Matches(html))
                Assert.Equal(
                    (address, named.Value, 200),
                    (address, named.Value, await browser.StatusAsync(address, named.Groups[1].Value))
                );
            // With a slash more, its address is that of the path.
            if (page.Address != "/" && page.Address != below)
                Assert.Contains($"<title>{page.Title}</title>", await browser.PageAsync(address + "/?track=a"), StringComparison.Ordinal);
        }
        Assert.Equal(200, await browser.StatusAsync($"{below}/assets/live/live.webmanifest", "../../live"));
        Assert.Equal(200, await browser.StatusAsync($"{below}/assets/live/live.webmanifest", "../page/icon.svg"));
        Assert.Equal(200, await browser.StatusAsync($"{below}/", "assets/live-captions.js"));
        Assert.Equal(200, await browser.StatusAsync($"{below}/", "api/openapi.json"));
        Assert.Equal(400, await browser.StatusAsync($"{below}/", "captions"));
        // A path that is called like an address of ours is ambiguous without its slash.
        if ((kept || below == "") && below is not ("/captions" or "/live"))
            Assert.Contains("<title>LiveCaptions</title>", await browser.PageAsync(below), StringComparison.Ordinal);
        Assert.Contains("<title>Sign in", await browser.PageAsync($"{below}/operator", stranger: true), StringComparison.Ordinal);
        Assert.Contains("<title>Sign in", await browser.PageAsync($"{below}/", stranger: true), StringComparison.Ordinal);
        var refusal = await browser.PageAsync($"{below}/live", stranger: true);
        foreach (Match named in Named().Matches(refusal))
            Assert.Equal((named.Value, 200), (named.Value, await browser.StatusAsync($"{below}/live", named.Groups[1].Value)));
    }

    [GeneratedRegex("(?:src|href)=\"((?!#|data:)[^\"]+)\"")]
    private static partial Regex Named();

    /// <summary>A browser in front of a proxy: it resolves addresses and follows redirects on its own side.</summary>
    private sealed class ThroughProxy(RunningService service, string below, bool kept, bool told) : IDisposable
    {
        private static readonly Uri Host = new("https://hall.example");
        private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = service.Client.BaseAddress,
        };

        public void Dispose() => client.Dispose();

        public async Task<string> PageAsync(string address, bool stranger = false)
        {
            using var answer = await GetAsync(new Uri(Host, address), stranger);
            return await answer.Content.ReadAsStringAsync(Test.Stop);
        }

        public async Task<int> StatusAsync(string from, string named)
        {
            using var answer = await GetAsync(new Uri(new Uri(Host, from), WebUtility.HtmlDecode(named)), stranger: false);
            return (int)answer.StatusCode;
        }

        private async Task<HttpResponseMessage> GetAsync(Uri address, bool stranger)
        {
            for (var hops = 0; hops < 5; hops++)
            {
                var path = address.AbsolutePath;
                var root = new Uri(Host, below + "/").AbsolutePath.TrimEnd('/');
                Assert.True(path == root || path.StartsWith(root + "/", StringComparison.Ordinal), $"{address} is not below {below}");
                if (!kept)
                    path = path[root.Length..] is { Length: > 0 } rest ? rest : "/";
                using var request = new HttpRequestMessage(HttpMethod.Get, path + address.Query);
                request.Headers.Accept.ParseAdd("text/html");
                request.Headers.Add("X-Forwarded-For", "203.0.113.9");
                if (told)
                    request.Headers.Add("X-Forwarded-Prefix", below);
                if (!stranger)
                    request.Headers.Add("Cookie", await SessionAsync());
                var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Test.Stop);
                if (answer.Headers.Location is not { } location)
                    return answer;
                answer.Dispose();
                address = new Uri(address, location);
            }
            throw new InvalidOperationException($"{address} leads in a circle.");
        }

        private string? session;

        private Task<string> SessionAsync()
        {
            session ??= $"{VisitorAuthentication.OperatorCookie}={service.Part<OperatorSessions>().Begin(Venue.Password)}";
            return Task.FromResult(session);
        }
    }
}
