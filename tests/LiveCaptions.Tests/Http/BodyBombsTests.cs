using System.Net;
using System.Text;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Http;
using LiveCaptions.Tests.Viewers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace LiveCaptions.Tests.Http;

/// <summary>Spoilt bodies at every entry that takes one.</summary>
public sealed class BodyBombsTests
{
    /// <summary>Entries with an address and a body that would be right; null: what GET gives there.</summary>
    private static readonly Dictionary<string, (string Path, string? Right)> Entries = new()
    {
        ["POST /api/session"] = ("/api/session", """{"password":"harbour lantern cafe"}"""),
        ["POST /api/tokens"] = ("/api/tokens", """{"name":"Hall","for":"Watch","track":"main"}"""),
        ["PUT /api/tracks/{track}"] = ("/api/tracks/main", """{"Source":"typed","Label":"Guest","Loop":true}"""),
        ["PATCH /api/tracks/{track}"] = ("/api/tracks/main", """{"Label":"Guest","Colour":"#ffd800"}"""),
        ["PUT /api/tracks/{track}/air-delay"] = ("/api/tracks/main/air-delay", """{"seconds":3}"""),
        ["POST /api/tracks/{track}/lines"] = ("/api/tracks/main/lines", """{"text":"Welcome"}"""),
        ["PUT /api/tracks/{track}/words/{number}"] = ("/api/tracks/main/words/1", """{"text":"Kubernetes"}"""),
        ["PUT /api/tracks/{track}/outputs/{output}"] = ("/api/tracks/main/outputs/readers", """{"on":true}"""),
        ["PUT /api/tracks/{track}/speakers/{number}"] = ("/api/tracks/main/speakers/1", """{"name":"Anna"}"""),
        ["POST /api/tracks/{track}/check"] = ("/api/tracks/main/check", """{"text":"One two three","seconds":40}"""),
        ["PUT /api/rules"] = ("/api/rules", null),
        ["PUT /api/autostart"] = ("/api/autostart", """{"with":"Off"}"""),
        ["PATCH /api/settings"] = (
            "/api/settings",
            """{"set":{"Captions:Lines":3,"Words:Blocklist":"darn"},"remove":["Captions:Chars"]}"""
        ),
        ["POST /api/settings/check"] = ("/api/settings/check", """{"set":{"Captions:Lines":3}}"""),
        ["PUT /api/looks/{name}"] = ("/api/looks/stage", """{"values":{"theme":"outline","size":"56"}}"""),
        ["POST /api/looks/{name}/rename"] = ("/api/looks/stage/rename", """{"name":"hall"}"""),
        ["PUT /api/archive/{session}/tracks/{track}/words/{number}"] = ("/api/archive/1/tracks/main/words/1", """{"text":"Kubernetes"}"""),
        ["POST /api/translators/trial"] = (
            "/api/translators/trial",
            """{"engine":"nobody","from":"en","to":"es","text":"One two three"}"""
        ),
        ["POST /api/obs/setup"] = (
            "/api/obs/setup",
            """{"scene":"Talk","name":"Captions","kind":"Overlay","look":"stage","password":"x","passwordFile":"y"}"""
        ),
    };

    public static TheoryData<string> Names => [.. Entries.Keys];

    [Fact]
    public async Task Every_entry_that_takes_a_body_is_tried()
    {
        await using var service = await RunningService.StartAsync();
        var taking =
            from endpoint in service.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null && endpoint.Metadata.GetMetadata<ReplacedBy>() is null
            from name in EndpointRights.Names(endpoint)
            select name;

        Assert.Equal(taking.Order(StringComparer.Ordinal), Entries.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task No_spoilt_body_is_taken_and_each_is_refused_in_a_sentence(string entry)
    {
        await using var service = await RunningService.StartAsync();
        foreach (var (kind, body) in BodyBombs.Wrong(await RightAsync(service, entry), isSettings: IsSettings(entry)))
        {
            var (status, sentence) = await SendAsync(service, entry, body);
            Assert.True(
                status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity,
                $"{entry}, {kind}: {status}"
            );
            Assert.True(
                sentence is { Length: > 20 and < 1500 } && sentence.EndsWith('.') || sentence.EndsWith("json."),
                $"{entry}, {kind}: {sentence}"
            );
            Assert.DoesNotContain(sentence, character => char.IsControl(character) || char.IsSurrogate(character));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_strange_body_is_taken_or_refused_and_the_next_request_is_answered(string entry)
    {
        await using var service = await RunningService.StartAsync();
        var right = await RightAsync(service, entry);
        foreach (var (kind, body) in BodyBombs.Strange(right))
        {
            var (status, sentence) = await SendAsync(service, entry, body);
            Assert.True((int)status < 500, $"{entry}, {kind}: {status} {sentence}");
        }
        using var live = await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Test.Stop);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static bool IsSettings(string entry) => entry.EndsWith("/api/tracks/{track}", StringComparison.Ordinal);

    private static async Task<byte[]> RightAsync(RunningService service, string entry) =>
        Entries[entry] is (_, { } right)
            ? Encoding.UTF8.GetBytes(right)
            : await service.Client.GetByteArrayAsync(new Uri(Entries[entry].Path, UriKind.Relative), Test.Stop);

    private static async Task<(HttpStatusCode Status, string Sentence)> SendAsync(RunningService service, string entry, byte[] body)
    {
        using var request = new HttpRequestMessage(new(entry.Split(' ')[0]), new Uri(Entries[entry].Path, UriKind.Relative))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
        };
        // A body that is too long costs the connection.
        request.Headers.ConnectionClose = body.Length >= 64 * 1024;
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        var text = await answer.Content.ReadAsStringAsync(Test.Stop);
        return (
            answer.StatusCode,
            answer.IsSuccessStatusCode ? "" : JsonDocument.Parse(text).RootElement.GetProperty("title").GetString() ?? ""
        );
    }
}
