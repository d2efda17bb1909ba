using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LiveCaptions.Access;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Tracks;

/// <summary>Tracks over HTTP, at the real service.</summary>
public sealed class TrackEndpointsTests
{
    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        RunningService service,
        string method,
        string path,
        string? json = null,
        string? origin = null,
        string type = "application/json"
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, type);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, await answer.TextAsync());
    }

    private static Task<(HttpStatusCode Status, string Text)> PutAsync(RunningService service, string id, string json) =>
        SendAsync(service, "PUT", $"/api/tracks/{id}", json);

    private static string Property(string json, string name) => JsonSerializer.Deserialize<JsonElement>(json).GetProperty(name).ToString();

    [Fact]
    public async Task A_translated_track_is_added_on_air_and_says_what_it_translates()
    {
        await using var service = await RunningService.StartAsync();

        var (status, text) = await PutAsync(service, "es", """{ "TranslationOf": "main", "Language": "es", "Engine": "apertium" }""");

        Assert.Equal((HttpStatusCode.Created, "main"), (status, Property(text, "translationOf")));
        Assert.Equal("track main, translated by apertium", Property(text, "source"));
        var listed = await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/tracks", UriKind.Relative), Test.Stop);
        Assert.Equal("main", listed[1].GetProperty("translationOf").GetString());
    }

    [Theory]
    [InlineData(
        """{ "TranslationOf": "gone", "Language": "es", "Engine": "apertium" }""",
        "translates gone, which is not a track. There are: main."
    )]
    [InlineData("""{ "TranslationOf": "es", "Language": "es", "Engine": "apertium" }""", "cannot translate itself")]
    [InlineData("""{ "TranslationOf": "main", "Engine": "apertium" }""", "its Language must be one code")]
    [InlineData("""{ "TranslationOf": "main", "Language": "es", "Engine": "deepl" }""", "names the Engine \"deepl\". There are: apertium")]
    [InlineData("""{ "Source": "translated" }""", "has the source \"translated\" and no TranslationOf")]
    public async Task A_translated_track_that_cannot_be_is_refused_with_the_reason(string json, string reason)
    {
        await using var service = await RunningService.StartAsync();

        var (status, text) = await PutAsync(service, "es", json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(reason, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_track_is_added_changed_and_removed_while_the_service_runs()
    {
        await using var service = await RunningService.StartAsync();
        var talk = JsonSerializer.Serialize(service.Another);

        var (status, text) = await PutAsync(service, "guest", $$"""{ "source": {{talk}}, "label": "Guest", "colour": "#ffd800" }""");
        Assert.Equal((HttpStatusCode.Created, "Guest", "#ffd800"), (status, Property(text, "label"), Property(text, "colour")));

        (status, text) = await SendAsync(service, "PATCH", "/api/tracks/guest", """{ "Label": "Ms Guest" }""");
        Assert.Equal((HttpStatusCode.OK, "Ms Guest", "#ffd800"), (status, Property(text, "label"), Property(text, "colour")));
        Assert.Equal(
            2,
            (await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/tracks", UriKind.Relative), Test.Stop)).GetArrayLength()
        );
        Assert.Equal("Ms Guest", Property((await SendAsync(service, "GET", "/api/tracks/guest/status")).Text, "label"));

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, "DELETE", "/api/tracks/guest")).Status);
        Assert.Equal(
            (HttpStatusCode.NotFound, "There is no track \"guest\". There are: main."),
            await SendAsync(service, "DELETE", "/api/tracks/guest")
        );
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(service, "GET", "/api/tracks/guest/status")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(service, "PATCH", "/api/tracks/guest", "{}")).Status);
    }

    [Theory]
    [InlineData(
        "guest",
        """{ "Colour": "yellowish" }""",
        "Nothing was changed. Tracks:guest:Colour = yellowish (line 1 of the request) must be empty, or a colour such as \"#ffd800\"."
    )]
    [InlineData(
        "guest",
        """{ "Sourc": "demo" }""",
        "Nothing was changed. Tracks:guest:Sourc (line 1 of the request) is not a setting. Did you mean Source?"
    )]
    [InlineData(
        "guest",
        """{ "Label": ["a"] }""",
        "Nothing was changed. Tracks:guest:Label = […] (line 1 of the request) must be a text in one line, without control characters."
    )]
    [InlineData(
        "guest",
        "{ \"Label\": ",
        "Nothing was changed. the request is not proper JSON: look at line 1, column 12, for a missing or surplus comma, quote or bracket."
    )]
    [InlineData(
        "guest",
        """{ "Label": "a\u001b[31mb" }""",
        "Nothing was changed. Tracks:guest:Label (line 1 of the request) contains a control character (U+001B). If a backslash of a path made it, write each backslash twice, or use / instead."
    )]
    [InlineData(
        "guest",
        """{ "Device": "a\u202Eb" }""",
        "Nothing was changed. Tracks:guest:Device (line 1 of the request) must be a text in one line, without control characters."
    )]
    [InlineData(
        "guest",
        """{ "Label": "\ud800" }""",
        "Nothing was changed. line 1 of the request contains half a character: an escape \\ud800 to \\udfff counts only in a pair. Write the character itself."
    )]
    [InlineData(
        "guest",
        """{ "\ud800": "x" }""",
        "Nothing was changed. line 1 of the request contains half a character: an escape \\ud800 to \\udfff counts only in a pair. Write the character itself."
    )]
    [InlineData("guest", "[]", "Nothing was changed. the request must hold one JSON object, in curly brackets.")]
    [InlineData(
        "Guest!",
        "{}",
        "Nothing was changed. \"Guest!\" (the address) is not a track's id: 1 to 32 of the characters a-z, 0-9 and \"-\"."
    )]
    [InlineData("all", "{}", "Nothing was changed. \"all\" (the address) cannot be a track's id, since it stands for all tracks.")]
    public async Task A_bad_request_is_refused_with_a_sentence(string id, string json, string sentence)
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal((HttpStatusCode.BadRequest, sentence), await PutAsync(service, id, json));
    }

    [Fact]
    public async Task A_missing_sound_file_is_reported_and_nothing_changes()
    {
        await using var service = await RunningService.StartAsync();
        var (status, text) = await PutAsync(service, "guest", """{ "Source": "none.wav" }""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.StartsWith("Nothing was changed. ", text, StringComparison.Ordinal);
        Assert.Contains("none.wav does not exist", text, StringComparison.Ordinal);
        Assert.Single(
            (await service.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/tracks", UriKind.Relative), Test.Stop)).EnumerateArray()
        );
    }

    [Theory]
    [InlineData("""{ "Source": "pipe", "Command": "id" }""")]
    [InlineData("""{ "Source": "stdin" }""")]
    [InlineData("""{ "Command": "id" }""")]
    public async Task No_request_ever_runs_a_program(string json)
    {
        await using var service = await RunningService.StartAsync();
        var (status, text) = await PutAsync(service, "main", json);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.StartsWith("The sources \"pipe\" and \"stdin\"", text, StringComparison.Ordinal);
    }

    /// <summary>Whether a file exists, a port answers or neither is not to be learned with a token.</summary>
    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("none.wav")]
    [InlineData("/")]
    [InlineData("none.srt")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("srt://0.0.0.0:9000?mode=listener")]
    [InlineData("rtmp://127.0.0.1/live/key")]
    public async Task A_token_opens_no_file_and_no_address_that_the_settings_do_not_name(string source)
    {
        await using var venue = await Venue.OpenAsync();
        var (_, token) = venue.Tokens.Make("Stream Deck", TokenUse.Control, null);
        foreach (
            var (method, path) in (IEnumerable<(string, string)>)
                [("PUT", "/api/tracks/x"), ("PATCH", "/api/tracks/main"), ("PUT", "/tracks/x")]
        )
        {
            using var body = JsonContent.Create(new { Source = source });
            using var answer = await venue.SendAsync(method, path, bearer: token, body: body);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.StartsWith(
                "This source cannot be used with a token, so nothing was changed.",
                await answer.TextAsync(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_token_adds_browsers_typing_and_the_demo_and_changes_labels()
    {
        await using var venue = await Venue.OpenAsync();
        var (_, token) = venue.Tokens.Make("Stream Deck", TokenUse.Control, null);
        foreach (var source in (string[])["browser", "typed"])
        {
            using var body = JsonContent.Create(new { Source = source });
            using var answer = await venue.SendAsync("PUT", $"/api/tracks/{source}", bearer: token, body: body);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
        using var label = JsonContent.Create(new { Label = "Host" });
        using var changed = await venue.SendAsync("PATCH", "/api/tracks/main", bearer: token, body: label);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://absolute")]
    public async Task Other_pages_can_change_nothing(string origin)
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await SendAsync(service, "PUT", "/api/tracks/guest", """{ "Source": "demo" }""", origin)).Status
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(service, "DELETE", "/api/tracks/main", origin: origin)).Status);
    }

    [Fact]
    public async Task A_body_that_is_not_json_or_too_large_is_refused()
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await SendAsync(service, "PUT", "/api/tracks/guest", "{}", type: "text/plain")).Status
        );
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await PutAsync(service, "guest", $$"""{ "Label": "{{new string('x', 70000)}}" }""")).Status
        );
    }
}
