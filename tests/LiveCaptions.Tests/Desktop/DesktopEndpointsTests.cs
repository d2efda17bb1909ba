using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Lifetime;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Desktop;

/// <summary>Quitting and the automatic start over HTTP, against the real service.</summary>
public sealed class DesktopEndpointsTests
{
    [Fact]
    public async Task Quit_is_answered_and_then_asks_the_service_to_stop()
    {
        await using var service = await RunningService.StartAsync();
        var asked = new TaskCompletionSource();
        using var told = service.Part<QuitRequest>().Token.Register(asked.SetResult);

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(service, "POST", "/api/quit"));

        await asked.Task.WaitAsync(Test.Stop);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://absolute")]
    public async Task A_page_of_another_site_quits_nothing_and_starts_nothing(string origin)
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(service, "POST", "/api/quit", origin: origin));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(service, "PUT", "/api/autostart", """{ "with": "Computer" }""", origin));

        Assert.False(service.Part<QuitRequest>().IsMade);
        Assert.Equal("Off", await WithAsync(service));
    }

    [Fact]
    public async Task A_control_token_quits_nothing_and_starts_nothing()
    {
        await using var venue = await Venue.OpenAsync();
        var (_, text) = venue.Tokens.Make("Stream Deck", TokenUse.Control, null);

        Assert.Equal(403, await venue.StatusAsync("POST", "/api/quit", bearer: text));
        Assert.Equal(403, await venue.StatusAsync("GET", "/api/autostart", bearer: text));
        Assert.Equal(403, await venue.StatusAsync("PUT", "/api/autostart", bearer: text));
        Assert.Equal(401, await venue.StatusAsync("POST", "/api/quit"));

        Assert.False(venue.Service.Part<QuitRequest>().IsMade);
    }

    [Fact]
    public async Task The_automatic_start_is_set_shown_and_taken_back()
    {
        await using var service = await RunningService.StartAsync();
        Assert.Equal("Off", await WithAsync(service));

        foreach (var with in new[] { "Computer", "Obs", "Off" })
        {
            Assert.Equal(HttpStatusCode.OK, await SendAsync(service, "PUT", "/api/autostart", $$"""{ "with": "{{with}}" }"""));
            Assert.Equal(with, await WithAsync(service));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "with": "Login" }""")]
    [InlineData("""{ "with": 1 }""")]
    [InlineData("""{ "with": "Obs", "run": "reboot" }""")]
    public async Task Anything_else_is_refused(string body)
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(service, "PUT", "/api/autostart", body));
        Assert.Equal("Off", await WithAsync(service));
    }

    private static async Task<string?> WithAsync(RunningService service) =>
        (await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/autostart", UriKind.Relative), Test.Stop))
            .GetProperty("with")
            .GetString();

    private static async Task<HttpStatusCode> SendAsync(
        RunningService service,
        string method,
        string path,
        string? json = null,
        string? origin = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return answer.StatusCode;
    }
}
