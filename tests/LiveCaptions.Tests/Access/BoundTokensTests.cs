using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveCaptions.Tests.Access;

/// <summary>Tokens for one track at every entry.</summary>
public sealed class BoundTokensTests
{
    private const string Own = "guest";
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private static readonly Rights[] AllRights =
    [
        Rights.None,
        Rights.Watch,
        Rights.Speak,
        Rights.Watch | Rights.Control,
        Visitor.Here.Rights,
    ];

    [Fact]
    public async Task A_token_of_one_track_opens_an_entry_only_for_that_track_whatever_its_right()
    {
        await using var service = await RunningService.StartAsync(
            new(),
            RequestOrigin.Connection,
            new() { Enabled = true, Address = "ws://127.0.0.1:1" }
        );
        var asked = 0;
        foreach (var endpoint in service.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        foreach (var name in EndpointRights.Names(endpoint))
        foreach (var rights in AllRights)
        foreach (var bound in new[] { Own, "main", null })
        {
            var entry = EndpointRights.Of(endpoint, name.Split(' ')[0]);
            var hasRight = entry.Needs == Rights.None || rights.HasFlag(entry.Needs);
            var track =
                bound is null
                || entry.Needs == Rights.None
                || entry.Scope switch
                {
                    TrackScope.InPath => bound == Own,
                    TrackScope.AllTracks => false,
                    _ => true,
                };
            Assert.Equal(
                (name, rights, bound, hasRight && track),
                (name, rights, bound, await IsAdmittedAsync(service, endpoint, name, new(rights, Track: bound)))
            );
            asked++;
        }
        Assert.True(asked > 800);
    }

    /// <summary>The gate alone, so that nothing is done at the entry.</summary>
    private static async Task<bool> IsAdmittedAsync(RunningService service, RouteEndpoint endpoint, string name, Visitor visitor)
    {
        var admitted = false;
        var gate = new AuthorizationMiddleware(
            _ =>
            {
                admitted = true;
                return Task.CompletedTask;
            },
            service.Part<VisitorAuthentication>(),
            service.Part<OpenRequests>(),
            new(),
            service.Part<RequestOrigin>()
        );
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Method = name.StartsWith("ANY ", StringComparison.Ordinal) ? "POST" : name.Split(' ')[0];
        context.Request.Path = "/anything";
        context.SetEndpoint(endpoint);
        if (endpoint.RoutePattern.GetParameter("track") is not null)
            context.Request.RouteValues["track"] = Own;
        visitor.AttachTo(context);
        await gate.InvokeAsync(context);
        Assert.Equal(admitted, context.Response.StatusCode == StatusCodes.Status200OK);
        return admitted;
    }

    [Fact]
    public async Task A_control_token_of_one_track_controls_and_sees_that_track_alone()
    {
        await using var venue = await Venue.OpenAsync("main", Own);
        var (_, text) = venue.Tokens.Make("Guest's Stream Deck", TokenUse.Control, Own);

        foreach (
            var (method, path, status) in new[]
            {
                ("POST", "/api/tracks/guest/pause", 204),
                ("POST", "/api/tracks/guest/resume", 204),
                ("GET", "/api/tracks/guest", 200),
                ("GET", "/api/tracks/guest/status", 200),
                ("POST", "/api/tracks/main/pause", 403),
                ("POST", "/api/tracks/MAIN/pause", 403),
                ("POST", "/api/tracks/%6dain/pause", 403),
                ("POST", "/tracks/main/catch-up", 403),
                ("GET", "/api/tracks/main", 403),
                ("PUT", "/api/tracks/new", 403),
                ("PUT", "/api/tracks/guest", 403),
                ("DELETE", "/api/tracks/main", 403),
                ("GET", "/api/rules", 403),
                ("GET", "/api/room", 403),
                ("GET", "/status", 403),
                ("POST", "/api/obs/captions/off", 403),
                ("GET", "/api/tracks/main/events", 403),
            }
        )
            Assert.Equal((method, path, status), (method, path, await venue.StatusAsync(method, path, bearer: text)));
        using var tracks = await venue.SendAsync("GET", "/api/tracks", bearer: text);
        var listed = await tracks.Content.ReadFromJsonAsync<JsonElement>(Test.Stop);
        Assert.Equal([Own], listed.EnumerateArray().Select(track => track.GetProperty("id").GetString()));
        using var ready = await venue.SendAsync("GET", "/health/ready", bearer: text);
        Assert.DoesNotContain("main", await ready.Content.ReadAsStringAsync(Test.Stop), StringComparison.Ordinal);
    }
}
