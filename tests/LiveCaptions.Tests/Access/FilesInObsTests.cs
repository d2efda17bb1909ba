using System.Net;
using System.Net.Http.Json;
using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveCaptions.Tests.Access;

/// <summary>Pages that OBS shows as a "local file": their origin is http://absolute.</summary>
public sealed class FilesInObsTests
{
    private const string Obs =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.5060.134 OBS/30.2.3 Safari/537.36",
        Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    private static async Task<int> AskAsync(
        RunningService service,
        string method,
        string path,
        string origin = "http://absolute",
        string agent = Obs
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        request.Headers.Add("Origin", origin);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (method is "PUT" or "POST")
            request.Content = JsonContent.Create(new { seconds = 1 });
        using var answer = await service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Test.Stop);
        return (int)answer.StatusCode;
    }

    [Fact]
    public async Task A_file_in_obs_may_use_what_the_table_says_and_nothing_else()
    {
        await using var service = await RunningService.StartAsync(
            new(),
            RequestOrigin.Connection,
            new() { Enabled = true, Address = "ws://127.0.0.1:1" }
        );
        var guard = new HostGuard(
            inside =>
            {
                inside.Response.StatusCode = 299;
                return Task.CompletedTask;
            },
            service.Part<AcceptedHosts>(),
            service.Part<INeighbours>()
        );
        foreach (var endpoint in service.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        foreach (var name in EndpointRights.Names(endpoint))
        {
            var method = name.StartsWith("ANY ", StringComparison.Ordinal) ? "POST" : name.Split(' ')[0];
            var entry = EndpointRights.Of(endpoint, method);
            var context = new DefaultHttpContext { RequestServices = Services };
            context.Request.Method = method;
            context.Request.Host = new("127.0.0.1:4955");
            context.Request.Headers.Origin = "http://absolute";
            context.Request.Headers.UserAgent = Obs;
            context.SetEndpoint(endpoint);
            await guard.InvokeAsync(context);

            Assert.Equal((name, entry.FileInObs ? 299 : 403), (name, context.Response.StatusCode));
            Assert.Equal(entry.FileInObs ? Rights.Watch : Visitor.Here.Rights, HostGuard.Limit(Visitor.Here, context).Rights);
        }
    }

    [Theory]
    [InlineData("GET", "/api/tracks", 200)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/api/tracks/main/events", 200)]
    [InlineData("POST", "/captions/negotiate?negotiateVersion=1", 200)]
    [InlineData("GET", "/assets/element/live-captions.js", 200)]
    [InlineData("PUT", "/api/tracks/main/air-delay", 403)]
    [InlineData("PUT", "/api/tracks/main/hold", 403)]
    [InlineData("POST", "/api/tracks/main/pause", 403)]
    [InlineData("POST", "/api/tokens", 403)]
    [InlineData("POST", "/api/tokens/room/rotate", 403)]
    [InlineData("POST", "/api/obs/captions/off", 403)]
    [InlineData("POST", "/obs/captions/off", 403)]
    [InlineData("GET", "/api/tracks/main", 403)]
    [InlineData("GET", "/status", 403)]
    [InlineData("GET", "/api/room", 403)]
    [InlineData("GET", "/api/tracks/main/sound", 403)]
    [InlineData("DELETE", "/health/live", 403)]
    [InlineData("POST", "/assets/element/live-captions.js", 403)]
    public async Task A_file_in_obs_watches_and_changes_nothing(string method, string path, int status)
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(status, await AskAsync(service, method, path));
        Assert.Equal(403, await AskAsync(service, method, path, agent: Browser));
        foreach (var origin in new[] { "null", "file://", "https://absolute", "http://absolute:4955" })
            Assert.Equal((origin, 403), (origin, await AskAsync(service, method, path, origin)));
    }

    [Fact]
    public async Task A_machine_that_is_called_absolute_keeps_its_own_pages()
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Method = "POST";
        context.Request.Scheme = "http";
        context.Request.Host = new("absolute");
        context.Request.Headers.Origin = "http://absolute";
        context.Request.Headers.UserAgent = Browser;
        context.Connection.LocalPort = 4955;
        context.Connection.LocalIpAddress = IPAddress.Loopback;
        var settings = new ServerSettings { Hosts = "absolute" };

        await new HostGuard(_ => Task.CompletedTask, new AcceptedHosts(settings, "stage"), new NoNeighbours()).InvokeAsync(context);

        Assert.Equal(200, context.Response.StatusCode);
        Assert.Equal(Visitor.Here, HostGuard.Limit(Visitor.Here, context));
    }
}
