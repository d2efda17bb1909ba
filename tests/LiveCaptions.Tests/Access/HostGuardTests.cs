using System.Net;
using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace LiveCaptions.Tests.Access;

public class HostGuardTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    /// <summary>The answer to a request to port 4955.</summary>
    private static Task<(int Status, string Text)> AskAsync(string host, params string[] origins) => AskAsync(new(), host, origins);

    private static async Task<(int Status, string Text)> AskAsync(ServerSettings settings, string host, params string[] origins)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Host = new(host);
        context.Request.Headers.Accept = "text/plain";
        context.RequestServices = Services;
        context.Connection.LocalPort = 4955;
        context.Connection.LocalIpAddress = IPAddress.Parse("::ffff:192.168.1.5");
        context.Response.Body = new MemoryStream();
        if (origins.Length > 0)
            context.Request.Headers.Origin = origins;
        await new HostGuard(
            inside => inside.Response.WriteAsync("inside"),
            new AcceptedHosts(settings, "stage"),
            new NoNeighbours()
        ).InvokeAsync(context);
        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, await new StreamReader(context.Response.Body).ReadToEndAsync(Test.Stop));
    }

    [Theory]
    [InlineData("127.0.0.1:4955")]
    [InlineData("127.0.0.1")]
    [InlineData("127.3.2.1:4955")]
    [InlineData("localhost:4955")]
    [InlineData("LocalHost:4955")]
    [InlineData("[::1]:4955")]
    public async Task This_machine_by_any_of_its_names_comes_in(string host) => Assert.Equal((200, "inside"), await AskAsync(host));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:4955")]
    [InlineData("localhost.evil.example:4955")]
    [InlineData("127.0.0.1.evil.example:4955")]
    [InlineData("192.168.1.10:4955")]
    [InlineData("0.0.0.0:4955")]
    [InlineData("[fe80::1]:4955")]
    [InlineData("")]
    public async Task A_foreign_host_stays_out(string host)
    {
        var (status, text) = await AskAsync(host);

        Assert.Equal((403, $"The host \"{host}\" is not this machine. Open http://127.0.0.1:4955/ instead."), (status, text));
    }

    [Theory]
    [InlineData("http://127.0.0.1:4955")]
    [InlineData("http://localhost:4955")]
    [InlineData("http://[::1]:4955")]
    public async Task Our_own_pages_come_in(string origin) => Assert.Equal(200, (await AskAsync("127.0.0.1:4955", origin)).Status);

    [Theory]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("http://evil.example:4955")]
    [InlineData("http://localhost.evil.example:4955")]
    [InlineData("http://127.0.0.1.evil.example:4955")]
    [InlineData("http://absolute.evil.example")]
    [InlineData("http://absolute")]
    [InlineData("http://ABSOLUTE")]
    [InlineData("http://absolute/")]
    [InlineData("https://absolute")]
    [InlineData("http://absolute:4955")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("https://127.0.0.1:4955")]
    [InlineData("file://")]
    [InlineData("rubbish")]
    public async Task Other_origins_stay_out(string origin) =>
        Assert.Equal((403, "Pages of other sites may not read captions."), await AskAsync("127.0.0.1:4955", origin));

    [Fact]
    public async Task Several_origins_stay_out() =>
        Assert.Equal(403, (await AskAsync("127.0.0.1:4955", "http://127.0.0.1:4955", "https://evil.example")).Status);

    private static readonly ServerSettings Network = new() { Listen = "network", Hosts = "hall.example, captions" };

    [Theory]
    [InlineData("192.168.1.5:4955")]
    [InlineData("stage:4955")]
    [InlineData("STAGE.local:4955")]
    [InlineData("hall.example:4955")]
    [InlineData("captions")]
    [InlineData("127.0.0.1:4955")]
    public async Task In_a_network_this_machine_has_its_names_and_the_address_at_which_it_was_asked(string host) =>
        Assert.Equal(200, (await AskAsync(Network, host)).Status);

    [Theory]
    [InlineData("192.168.1.6:4955")]
    [InlineData("stage.evil.example:4955")]
    [InlineData("evilstage:4955")]
    [InlineData("hall.example.evil.example")]
    [InlineData("evil.example")]
    [InlineData("[fe80::1]:4955")]
    public async Task In_a_network_other_names_stay_out(string host) => Assert.Equal(403, (await AskAsync(Network, host)).Status);

    [Theory]
    [InlineData("stage:4955")]
    [InlineData("192.168.1.5:4955")]
    public async Task On_loopback_the_names_of_the_network_stay_out(string host) => Assert.Equal(403, (await AskAsync(host)).Status);

    [Theory]
    [InlineData("192.168.1.5:4955", "http://192.168.1.5:4955", 200)]
    [InlineData("stage:4955", "http://stage.local:4955", 200)]
    [InlineData("hall.example", "https://hall.example", 200)]
    [InlineData("hall.example", "https://hall.example:8443", 403)]
    [InlineData("192.168.1.5:4955", "https://hall.example", 403)]
    [InlineData("192.168.1.5:4955", "http://192.168.1.6:4955", 403)]
    [InlineData("192.168.1.5:4955", "http://192.168.1.5:80", 403)]
    [InlineData("192.168.1.5:4955", "ftp://192.168.1.5:4955", 403)]
    public async Task In_a_network_only_our_own_pages_may_ask(string host, string origin, int status) =>
        Assert.Equal(status, (await AskAsync(Network, host, origin)).Status);

    [Theory]
    [InlineData("https://web-2.example", "/captions", true)]
    [InlineData("https://web-2.example", "/api/off-air", false)]
    [InlineData("https://web-2.example", "/api/tracks", false)]
    [InlineData("https://web-2.example", "/", false)]
    [InlineData("http://web-2.example", "/captions", false)]
    [InlineData("https://web-2.example:8443", "/captions", false)]
    [InlineData("https://web-3.example", "/captions", false)]
    public async Task A_page_of_a_lost_neighbour_may_watch_over_the_hub_and_nothing_else(string origin, string path, bool comesIn)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Scheme = "http";
        context.Request.Method = path == "/api/off-air" ? "POST" : "GET";
        context.Request.Host = new("127.0.0.1:4955");
        context.Request.Headers.Origin = origin;
        context.Connection.LocalPort = 4955;
        context.Connection.LocalIpAddress = IPAddress.Loopback;
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, null, path));
        var isInside = false;
        var guard = new HostGuard(
            _ =>
            {
                isInside = true;
                return Task.CompletedTask;
            },
            new AcceptedHosts(new(), "stage"),
            new Neighbour()
        );

        await guard.InvokeAsync(context);

        Assert.Equal(comesIn, isInside);
        if (comesIn)
            Assert.Equal(Visitor.Here.OnlyWatching, HostGuard.Limit(Visitor.Here, context));
    }

    /// <summary>One other machine of the room.</summary>
    private sealed class Neighbour : INeighbours
    {
        public IReadOnlyList<string> Addresses => ["https://web-2.example/captions"];

        public IReadOnlyList<string> Origins => ["https://web-2.example"];
    }
}
