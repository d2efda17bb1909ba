using System.Net;
using System.Text;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Archive;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Archive;

/// <summary>The archive over HTTP, of the real service.</summary>
public sealed class ArchiveEndpointsTests : IDisposable
{
    private const string Words = "/api/archive/1/tracks/main/words";

    private readonly ArchiveScene scene = new();

    public void Dispose() => scene.Dispose();

    /// <summary>A service with an archive that an earlier one has written.</summary>
    private async Task<RunningService> StartAsync(params ArchivedWords[] said)
    {
        using (var writer = scene.Run())
            foreach (var words in said)
                writer.Write([words], []);
        return await ServeAsync();
    }

    private Task<RunningService> ServeAsync() =>
        RunningService.StartAsync(new() { Folder = scene.Folder, Days = 0 }, new(), StrangerRule.Origin);

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        RunningService service,
        string method,
        string path,
        string? json = null,
        string? bearer = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (bearer is not null)
        {
            request.Headers.Add(StrangerRule.Header, "10.0.0.1");
            request.Headers.Authorization = new("Bearer", bearer);
        }
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, await answer.TextAsync());
    }

    private static async Task<JsonElement> GetAsync(RunningService service, string path) =>
        JsonSerializer.Deserialize<JsonElement>((await SendAsync(service, "GET", path)).Text);

    private static async Task<long[]> NumbersAsync(RunningService service, string query) =>
        [
            .. (await GetAsync(service, Words + query))
                .GetProperty("words")
                .EnumerateArray()
                .Select(word => word.GetProperty("number").GetInt64()),
        ];

    [Fact]
    public async Task A_word_that_a_search_finds_is_read_corrected_and_stands_so_in_search_record_and_exports()
    {
        await using var service = await StartAsync(scene.Said("Good evening. We love Cuba Netis."));

        var hit = Assert.Single((await GetAsync(service, "/api/archive/search?words=cuba")).GetProperty("hits").EnumerateArray());
        Assert.Equal((1, 5), (hit.GetProperty("session").GetInt64(), hit.GetProperty("number").GetInt64()));
        var word = (await GetAsync(service, Words + "?after=4")).GetProperty("words")[0];
        Assert.Equal("Cuba", word.GetProperty("text").GetString());
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await SendAsync(service, "PUT", Words + "/5", """{"text":" Kuber\u202e\nnetes "}""")).Status
        );
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "PUT", Words + "/6", """{"text":""}""")).Status);

        Assert.Contains("\"hits\":[]", (await SendAsync(service, "GET", "/api/archive/search?words=cuba")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "We love Kuber netes",
            (await SendAsync(service, "GET", "/api/archive/search?words=love")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Good evening.\nWe love Kuber netes\n",
            (await SendAsync(service, "GET", "/api/archive/1/tracks/main/transcript.txt")).Text
        );
        var record = await GetAsync(service, "/api/archive/1");
        Assert.Equal(
            [("operator", "Cuba", "Kuber netes"), ("operator", "Netis.", "")],
            record
                .GetProperty("corrections")
                .EnumerateArray()
                .Select(one =>
                    (one.GetProperty("who").GetString(), one.GetProperty("former").GetString(), one.GetProperty("text").GetString())
                )
        );
        Assert.Equal(2, record.GetProperty("records")[0].GetProperty("corrected").GetInt32());
    }

    [Theory]
    [InlineData("Mask", "d***")]
    [InlineData("Remove", "")]
    public async Task What_is_blocked_does_not_come_in_by_a_correction(string treatment, string stands)
    {
        await using var service = await StartAsync(scene.Said("Oh dear."));
        var rules = (await SendAsync(service, "GET", "/api/rules"))
            .Text.Replace("\"blocklist\":[]", "\"blocklist\":[\"darn\"]", StringComparison.Ordinal)
            .Replace("\"overlay\":{\"blocked\":\"AsSpoken\"", $"\"overlay\":{{\"blocked\":\"{treatment}\"", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "PUT", "/api/rules", rules)).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "PUT", Words + "/2", """{"text":"darn"}""")).Status);

        Assert.Equal(stands, (await GetAsync(service, Words + "?after=1")).GetProperty("words")[0].GetProperty("text").GetString());
        Assert.False(scene.Holds("darn"));
    }

    [Fact]
    public async Task Words_are_read_on_in_both_directions_a_thousand_at_a_time()
    {
        await using var service = await StartAsync(scene.Said(string.Join(' ', Enumerable.Repeat("word", 1500))));

        var first = await NumbersAsync(service, "");
        Assert.Equal((1, 1000, 1000), (first[0], first[^1], first.Length));
        Assert.True((await GetAsync(service, Words)).GetProperty("more").GetBoolean());
        var rest = await NumbersAsync(service, "?after=1000");
        Assert.Equal((1001, 1500), (rest[0], rest[^1]));
        Assert.False((await GetAsync(service, Words + "?after=1000")).GetProperty("more").GetBoolean());
        var earlier = await NumbersAsync(service, "?before=1201");
        Assert.Equal((201, 1200, 1000), (earlier[0], earlier[^1], earlier.Length));
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), await NumbersAsync(service, "?before=201"));
        Assert.Empty(await NumbersAsync(service, "?after=1500"));
        Assert.Empty(await NumbersAsync(service, "?before=1"));
    }

    [Theory]
    [InlineData("txt", "text/plain")]
    [InlineData("srt", "application/x-subrip")]
    [InlineData("VTT", "text/vtt")]
    [InlineData("json", "application/json")]
    [InlineData("html", "text/html")]
    public async Task An_export_is_a_file_with_a_name_of_its_own(string format, string type)
    {
        await using var service = await StartAsync(scene.Said("Good evening."));

        using var answer = await service.Client.GetAsync(
            new Uri($"/api/archive/1/tracks/main/transcript.{format}", UriKind.Relative),
            Test.Stop
        );

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Matches(
            $@"^""?2026-01-0\d-\d{{4}}-main\.{format.ToLowerInvariant()}""?$",
            answer.Content.Headers.ContentDisposition?.FileName
        );
        Assert.Contains("evening", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_corrects_with_a_token_is_named_and_may_not_delete()
    {
        await using var service = await StartAsync(scene.Said("Good evening."));
        var (_, bearer) = service.Part<Tokens>().Make("Stream Deck", TokenUse.Control, null);

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "PUT", Words + "/1", """{"text":"Fine"}""", bearer)).Status);
        Assert.Equal("token \"Stream Deck\"", scene.Reader.Corrections(1).Single().Who);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(service, "DELETE", "/api/archive/1", bearer: bearer)).Status);
        Assert.NotNull(scene.Reader.Session(1));
    }

    [Fact]
    public async Task A_deleted_session_is_gone_and_its_words_are_in_no_file()
    {
        await using var service = await StartAsync(scene.Said("Secret xylophone."));

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "DELETE", "/api/archive/1")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(service, "GET", "/api/archive/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(service, "DELETE", "/api/archive/1")).Status);
        Assert.Equal(0, (await GetAsync(service, "/api/archive")).GetProperty("sessions").GetArrayLength());
        Assert.False(scene.Holds("xylophone"));
    }

    [Theory]
    [InlineData("GET", "/api/archive/2", "There is no such session in the archive")]
    [InlineData("GET", "/api/archive/x", "There is no such session in the archive")]
    [InlineData("GET", "/api/archive/99999999999999999999", "There is no such session in the archive")]
    [InlineData("GET", "/api/archive/1/tracks/guest/words", "There is no track \"guest\". There are: main.")]
    [InlineData("GET", Words + "?after=x", "The number of a word must be a whole number.")]
    [InlineData("GET", Words + "?after=1&before=2", "after and before cannot stand together")]
    [InlineData("GET", "/api/archive/1/tracks/main/transcript.docx", "There is no such format.")]
    [InlineData("GET", "/api/archive/1/tracks/main/transcript.0", "There is no such format.")]
    [InlineData("GET", "/api/archive/1/tracks/main/transcript.-1", "There is no such format.")]
    [InlineData("GET", "/api/archive/1/tracks/main/transcript.txt,srt", "There is no such format.")]
    [InlineData("PUT", Words + "/9", "There is no such word in this session")]
    public async Task What_is_not_there_is_refused_in_a_sentence(string method, string path, string sentence)
    {
        await using var service = await StartAsync(scene.Said("Good evening."));

        var (status, text) = await SendAsync(service, method, path, method == "PUT" ? """{"text":"one"}""" : null);

        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{status} {text}");
        Assert.StartsWith(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_does_not_exist_yet_is_empty_and_one_that_cannot_be_read_is_told()
    {
        await using var service = await ServeAsync();
        Assert.Equal("""{"sessions":[],"days":0,"trouble":null}""", (await SendAsync(service, "GET", "/api/archive")).Text);
        Assert.Equal("""{"hits":[],"more":false}""", (await SendAsync(service, "GET", "/api/archive/search?words=one")).Text);

        await File.WriteAllTextAsync(scene.File.Path, new string('x', 5000), Test.Stop);
        var (status, text) = await SendAsync(service, "GET", "/api/archive");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("is damaged", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_an_archive_says_so()
    {
        await using var service = await RunningService.StartAsync();

        var (status, text) = await SendAsync(service, "GET", "/api/archive");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("keeps no archive", text, StringComparison.Ordinal);
    }
}
