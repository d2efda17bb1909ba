using System.Net.Http.Json;
using System.Text.Json;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Http;

/// <summary>Refusals of the real service, in each form and from each place that can refuse.</summary>
public sealed class ProblemsTests
{
    private const string NoAttic = "There is no track \"attic\". There are: main.";

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        string method,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await client.SendAsync(request, Test.Stop);
    }

    [Fact]
    public async Task A_program_gets_problem_details_with_what_it_needs_to_go_on()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await SendAsync(service.Client, "POST", "/api/tracks/attic/pause");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Test.Stop);

        Assert.Equal(("application/problem+json", 404), (answer.Content.Headers.ContentType!.MediaType, (int)answer.StatusCode));
        Assert.Equal((404, NoAttic), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
        Assert.StartsWith("https://", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal("main", Assert.Single(problem.GetProperty("tracks").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("*/*", "application/problem+json")]
    [InlineData("application/json", "application/problem+json")]
    [InlineData("application/json, text/plain, */*", "application/problem+json")]
    [InlineData("application/json, text/plain; q=0.5", "application/problem+json")]
    [InlineData("text/event-stream", "application/problem+json")]
    [InlineData("rubbish;;,", "application/problem+json")]
    [InlineData("text/plain", "text/plain")]
    [InlineData("text/plain, */*; q=0.1", "text/plain")]
    [InlineData("application/problem+json; q=0.1, TEXT/PLAIN", "text/plain")]
    [InlineData("text/plain; q=0", "application/problem+json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/plain")]
    public async Task The_sentence_alone_is_sent_to_those_that_ask_for_text(string accept, string type)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await SendAsync(service.Client, "GET", "/api/tracks/attic", ("Accept", accept));

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            type == "text/plain" ? NoAttic : null,
            type == "text/plain" ? await answer.Content.ReadAsStringAsync(Test.Stop) : null
        );
    }

    /// <summary>Host guard, authorization, rate limit, body, endpoint and framework.</summary>
    [Fact]
    public async Task Every_place_that_refuses_gives_problem_details()
    {
        await using var venue = await Venue.OpenAsync();
        var client = venue.Service.Client;
        (string, string) stranger = (StrangerRule.Header, "10.0.0.1");
        foreach (
            var (status, method, path, header) in new (int, string, string, (string, string))[]
            {
                (403, "GET", "/status", ("Host", "evil.example")),
                (403, "GET", "/status", ("Origin", "https://evil.example")),
                (401, "GET", "/api/rules", stranger),
                (404, "GET", "/api/nowhere", ("Accept", "*/*")),
                (404, "GET", "/nowhere", ("Accept", "*/*")),
                (405, "DELETE", "/api/rules", ("Accept", "*/*")),
                (400, "PUT", "/api/rules", ("Accept", "*/*")),
                (400, "GET", "/api/tracks/main/socket", ("Accept", "*/*")),
                (404, "POST", "/api/obs/captions/off", ("Accept", "*/*")),
                (404, "GET", "/api/obs/preview", ("Accept", "*/*")),
                (403, "DELETE", "/api/tracks/main", ("Origin", "http://absolute")),
            }
        )
        {
            using var answer = await SendAsync(client, method, path, header);
            Assert.Equal((path, status), (path, (int)answer.StatusCode));
            Assert.NotEmpty(await answer.TextAsync());
        }
        using var tooMany = await FloodAsync(client);
        Assert.StartsWith("Too many requests", await tooMany.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> FloodAsync(HttpClient client)
    {
        while (true)
        {
            var answer = await SendAsync(client, "GET", "/health/live", (StrangerRule.Header, "10.7.7.8"));
            if ((int)answer.StatusCode == 429)
                return answer;
            answer.Dispose();
        }
    }
}
