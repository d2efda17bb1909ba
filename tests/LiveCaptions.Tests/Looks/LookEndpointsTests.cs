using System.Net;
using System.Text;
using System.Text.Json;
using LiveCaptions.Looks;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.Tests.Looks;

/// <summary>Looks over HTTP, and over the hub of the real service.</summary>
public sealed class LookEndpointsTests
{
    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        RunningService service,
        string method,
        string path,
        string? json = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, await answer.TextAsync());
    }

    private static async Task SaveAsync(RunningService service, string name, string size) =>
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await SendAsync(service, "PUT", $"/api/looks/{name}", $$$"""{"values":{"size":"{{{size}}}"}}""")).Status
        );

    private static async Task<LookNews> NextAsync(IAsyncEnumerator<LookNews> news)
    {
        Assert.True(await news.MoveNextAsync());
        return news.Current;
    }

    [Fact]
    public async Task A_look_is_saved_shown_renamed_and_deleted()
    {
        await using var service = await RunningService.StartAsync();
        await SaveAsync(service, "stage", "56");
        Assert.Equal(
            """{"name":"stage","values":{"size":"56"},"formerly":[],"open":0}""",
            (await SendAsync(service, "GET", "/api/looks/stage")).Text
        );

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "POST", "/api/looks/stage/rename", """{"name":"hall"}""")).Status);
        Assert.Equal(
            """{"looks":[{"name":"hall","values":{"size":"56"},"formerly":["stage"],"open":0}]}""",
            (await SendAsync(service, "GET", "/api/looks")).Text
        );
        Assert.Contains("\"name\":\"hall\"", (await SendAsync(service, "GET", "/api/looks/stage")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "DELETE", "/api/looks/hall")).Status);
        Assert.Equal("""{"looks":[]}""", (await SendAsync(service, "GET", "/api/looks")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(service, "GET", "/api/looks/stage")).Status);
    }

    [Theory]
    [InlineData("PUT", "/api/looks/Stage", """{"values":{}}""", 400, "\"Stage\" cannot be a look's name, so nothing was changed: ")]
    [InlineData(
        "PUT",
        "/api/looks/stage",
        """{"values":{"size":"9"}}""",
        400,
        "size is \"9\", so nothing was changed; it must be a number from 12"
    )]
    [InlineData(
        "PUT",
        "/api/looks/stage",
        """{"values":{"size":9}}""",
        400,
        "The body cannot be used, so nothing was changed. Send {\"values\""
    )]
    [InlineData("POST", "/api/looks/stage/rename", """{"name":"a b"}""", 400, "\"a b\" cannot be a look's name, so nothing was changed: ")]
    [InlineData(
        "POST",
        "/api/looks/stage/rename",
        """{"name":"hall"}""",
        404,
        "There is no look \"stage\", so nothing was changed. Save one in"
    )]
    [InlineData(
        "DELETE",
        "/api/looks/stage",
        null,
        404,
        "There is no look \"stage\", so nothing was changed. Save one in the builder first."
    )]
    [InlineData("GET", "/api/looks/stage", null, 404, "There is no look \"stage\"; an overlay that names it shows the default look.")]
    public async Task A_refusal_is_a_sentence_and_nothing_changes(string method, string path, string? body, int status, string sentence)
    {
        await using var service = await RunningService.StartAsync();

        var (refused, text) = await SendAsync(service, method, path, body);

        Assert.Equal(status, (int)refused);
        Assert.StartsWith(sentence, text, StringComparison.Ordinal);
        Assert.Equal("""{"looks":[]}""", (await SendAsync(service, "GET", "/api/looks")).Text);
    }

    [Fact]
    public async Task An_open_overlay_is_told_of_a_change_on_the_connection_of_its_frames()
    {
        await using var service = await RunningService.StartAsync();
        await SaveAsync(service, "stage", "56");
        await using var overlay = await service.ConnectAsync();
        await using var frames = overlay.StreamAsync<JsonElement>("Watch", new { }, Test.Stop).GetAsyncEnumerator(Test.Stop);
        await using var news = overlay.StreamAsync<LookNews>("Look", new { name = "stage" }, Test.Stop).GetAsyncEnumerator(Test.Stop);
        Assert.True(await frames.MoveNextAsync());
        Assert.Equal("56", (await NextAsync(news)).Values!["size"]);
        Assert.Contains("\"open\":1", (await SendAsync(service, "GET", "/api/looks")).Text, StringComparison.Ordinal);

        await SaveAsync(service, "stage", "60");

        Assert.Equal("60", (await NextAsync(news)).Values!["size"]);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("Not a name")]
    [InlineData(null)]
    public async Task An_unknown_look_is_no_error_and_may_come_into_being(string? name)
    {
        await using var service = await RunningService.StartAsync();
        await using var overlay = await service.ConnectAsync();
        await using var news = overlay.StreamAsync<LookNews>("Look", new { name }, Test.Stop).GetAsyncEnumerator(Test.Stop);

        Assert.Null((await NextAsync(news)).Values);

        await SaveAsync(service, "nobody", "60");
        if (name == "nobody")
            Assert.Equal("60", (await NextAsync(news)).Values!["size"]);
    }

    [Fact]
    public async Task A_connection_may_follow_no_more_looks_than_it_may_have_streams()
    {
        await using var service = await RunningService.StartAsync();
        await using var overlay = await service.ConnectAsync();
        for (var i = 0; i < 4; i++)
            await NextAsync(overlay.StreamAsync<LookNews>("Look", new { name = "stage" }, Test.Stop).GetAsyncEnumerator(Test.Stop));

        var refused = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() =>
            NextAsync(overlay.StreamAsync<LookNews>("Look", new { name = "stage" }, Test.Stop).GetAsyncEnumerator(Test.Stop))
        );

        Assert.Contains("One connection may have 4 streams at a time.", refused.Message, StringComparison.Ordinal);
    }
}
