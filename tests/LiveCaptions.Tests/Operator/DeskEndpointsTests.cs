using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Operator;

/// <summary>The operator's requests to the real service.</summary>
public sealed class DeskEndpointsTests
{
    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        RunningService service,
        string method,
        string path,
        string? json = null,
        string type = "application/json",
        Action<HttpRequestMessage>? with = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, type);
        with?.Invoke(request);
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, await answer.TextAsync());
    }

    private static async Task<JsonElement> GetAsync(RunningService service, string path) =>
        await service.Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Test.Stop);

    [Fact]
    public async Task A_line_is_typed_a_word_of_it_corrected_and_both_reach_readers()
    {
        await using var service = await RunningService.StartAsync();
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await SendAsync(service, "POST", "/api/tracks/main/lines", """{ "text": "Welcom \n to the harbour" }""")).Status
        );
        var words = (await GetAsync(service, "/api/tracks/main?words=4")).GetProperty("words");
        Assert.Equal(["Welcom", "to", "the", "harbour"], words.EnumerateArray().Select(w => w.GetProperty("text").GetString()));

        Assert.Equal(
            HttpStatusCode.NoContent,
            (
                await SendAsync(service, "PUT", $"/api/tracks/main/words/{words[0].GetProperty("number")}", """{ "text": "Welcome" }""")
            ).Status
        );

        Assert.Equal("Welcome to the harbour", Assert.Single(service.Captions("main").Transcript.Since(0).Part.Paragraphs).Text);
    }

    [Fact]
    public async Task A_speaker_is_named_and_the_name_is_taken_back()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "good evening").By(2));

        Assert.Equal(
            (HttpStatusCode.NoContent, ""),
            await SendAsync(service, "PUT", "/api/tracks/main/speakers/2", """{ "name": " Anna " }""")
        );
        var track = await GetAsync(service, "/api/tracks/main");
        Assert.Equal("""[{"number":2,"name":"Anna","newest":"good evening"}]""", track.GetProperty("speakers").GetRawText());
        Assert.Equal("Anna: good evening", Assert.Single(service.Captions("main").Transcript.Since(0).Part.Paragraphs).Text);

        await SendAsync(service, "PUT", "/api/tracks/main/speakers/2", """{ "name": "" }""");
        Assert.Equal("good evening", Assert.Single(service.Captions("main").Transcript.Since(0).Part.Paragraphs).Text);
    }

    [Fact]
    public async Task Pause_resume_air_delay_and_switches_are_seen_in_the_track()
    {
        await using var service = await RunningService.StartAsync();
        await SendAsync(service, "POST", "/api/tracks/main/pause");
        await SendAsync(service, "PUT", "/api/tracks/main/air-delay", """{ "seconds": 2.5 }""");
        await SendAsync(service, "PUT", "/api/tracks/main/outputs/overlay", """{ "on": false }""");
        var track = await GetAsync(service, "/api/tracks/main");
        Assert.Equal(
            (true, 2.5, false, true),
            (
                track.GetProperty("paused").GetBoolean(),
                track.GetProperty("airDelay").GetDouble(),
                track.GetProperty("overlay").GetBoolean(),
                track.GetProperty("readers").GetBoolean()
            )
        );

        await SendAsync(service, "POST", "/api/tracks/main/resume");
        Assert.False((await GetAsync(service, "/api/tracks/main")).GetProperty("paused").GetBoolean());
        Assert.Equal("main", (await GetAsync(service, "/api/tracks"))[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Rules_are_read_and_changed_and_apply_from_the_next_word()
    {
        await using var service = await RunningService.StartAsync();
        var rules = (await SendAsync(service, "GET", "/api/rules")).Text;
        Assert.Equal(
            """{"replacements":{},"blocklist":[],"overlay":{"blocked":"AsSpoken","fillers":"Keep","casing":"AsSpoken"},"readers":{"blocked":"AsSpoken","fillers":"Keep","casing":"AsSpoken"},"exports":{"blocked":"AsSpoken","fillers":"Keep","casing":"AsSpoken"},"numbers":"AsHeard","letters":"AsHeard","vocabulary":[]}""",
            rules
        );

        var changed = rules
            .Replace("\"replacements\":{}", "\"replacements\":{\"jason\":\"JSON\"}", StringComparison.Ordinal)
            .Replace("\"numbers\":\"AsHeard\"", "\"numbers\":\"Digits\"", StringComparison.Ordinal)
            .Replace("\"vocabulary\":[]", "\"vocabulary\":[\"Anna Kowalczyk\"]", StringComparison.Ordinal)
            .Replace("\"letters\":\"AsHeard\"", "\"letters\":\"Together\"", StringComparison.Ordinal)
            .Replace("\"blocklist\":[]", "\"blocklist\":[\"darn\"]", StringComparison.Ordinal)
            .Replace("\"readers\":{\"blocked\":\"AsSpoken\"", "\"readers\":{\"blocked\":\"Remove\"", StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, ""), await SendAsync(service, "PUT", "/api/rules", changed));
        service.Captions("main").Publish(Talk.Said(1, "read jason darn twenty five O, B, S now"));

        Assert.Equal("read JSON 25 OBS now", Assert.Single(service.Captions("main").Transcript.Since(0).Part.Paragraphs).Text);
        Assert.Equal(changed, (await SendAsync(service, "GET", "/api/rules")).Text);
    }

    [Theory]
    [InlineData(
        "PUT",
        "/api/tracks/main/air-delay",
        """{ "seconds": 11 }""",
        400,
        "seconds must be a number from 0 to 10; the air delay stays as it was."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/air-delay",
        """{ "seconds": "3" }""",
        400,
        "The body cannot be used, so nothing was changed. Send {\"seconds\": 3} as application/json."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/air-delay",
        """{ "secnds": 3 }""",
        400,
        "The body cannot be used, so nothing was changed. Send {\"seconds\": 3} as application/json."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/air-delay",
        "null",
        400,
        "The body is empty, so nothing was changed. Send {\"seconds\": 3} as application/json."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/air-delay",
        "",
        400,
        "The body cannot be used, so nothing was changed. Send {\"seconds\": 3} as application/json."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/speakers/1",
        """{ "name": "Anna\n>> Ben" }""",
        400,
        "name must be at most 40 characters that can be shown on one line, so it is called as before; an empty name takes it back."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/speakers/1",
        """{ "name": "Anna" }""",
        404,
        "No such speaker has been told apart on this track lately; GET /api/tracks/{track} lists them with their numbers."
    )]
    [InlineData(
        "POST",
        "/api/tracks/main/lines",
        """{ "text": " \n " }""",
        400,
        "text must be 1 to 500 characters; nothing was put on air."
    )]
    [InlineData(
        "POST",
        "/api/tracks/main/lines",
        """{ "text": null }""",
        400,
        "The body cannot be used, so nothing was changed. Send {\"text\": \"Welcome back\"} as application/json."
    )]
    [InlineData("POST", "/api/tracks/attic/catch-up", null, 404, "There is no track \"attic\". There are: main.")]
    [InlineData("POST", "/api/tracks/attic/pause", null, 404, "There is no track \"attic\". There are: main.")]
    [InlineData(
        "PUT",
        "/api/tracks/main/outputs/radio",
        """{ "on": true }""",
        404,
        "There is no such output. There are: overlay, readers."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/words/7",
        """{ "text": "x" }""",
        404,
        "There is no such word, or it is too old to be corrected; GET /api/tracks/{track} lists the newest with their numbers."
    )]
    [InlineData(
        "PUT",
        "/api/tracks/main/words/99999999999999999999",
        """{ "text": "x" }""",
        404,
        "There is no such word, or it is too old to be corrected; GET /api/tracks/{track} lists the newest with their numbers."
    )]
    [InlineData(
        "GET",
        "/api/tracks/main/pause",
        null,
        405,
        "This endpoint takes another method, so nothing was changed; /api/openapi.json says which."
    )]
    [InlineData(
        "POST",
        "/api/tracks/main/stop",
        null,
        404,
        "There is no such endpoint, so nothing was changed; /api/openapi.json lists all."
    )]
    [InlineData("GET", "/api/tracks/main?words=0", null, 400, "words must be a whole number from 1 to 500.")]
    [InlineData("GET", "/api/tracks/main?words=many", null, 400, "words must be a whole number from 1 to 500.")]
    public async Task A_wrong_request_is_refused_with_one_sentence(string method, string path, string? body, int status, string sentence)
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(((HttpStatusCode)status, sentence), await SendAsync(service, method, path, body));
    }

    [Fact]
    public async Task A_rule_about_no_words_is_refused_and_changes_nothing()
    {
        await using var service = await RunningService.StartAsync();
        var rules = (await SendAsync(service, "GET", "/api/rules")).Text;
        var (status, text) = await SendAsync(
            service,
            "PUT",
            "/api/rules",
            rules.Replace("\"blocklist\":[]", "\"blocklist\":[\"two, words\"]", StringComparison.Ordinal)
        );

        Assert.Equal(
            (
                HttpStatusCode.BadRequest,
                "\"two, words\" is not a word, or a phrase of at most 6 words and 64 characters without punctuation between them, so nothing was changed."
            ),
            (status, text)
        );
        Assert.Equal(rules, (await SendAsync(service, "GET", "/api/rules")).Text);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_drive_the_captions()
    {
        await using var service = await RunningService.StartAsync();
        var (status, _) = await SendAsync(service, "POST", "/api/tracks/main/pause", with: request =>
            request.Headers.Add("Origin", "https://evil.example")
        );
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, "The body is not marked as JSON, so nothing was changed. Send it as application/json."),
            await SendAsync(service, "POST", "/api/tracks/main/lines", """{ "text": "x" }""", "text/plain")
        );

        Assert.False(service.Captions("main").Pipeline.Paused);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        await using var service = await RunningService.StartAsync();
        var (status, _) = await SendAsync(service, "POST", "/api/tracks/main/lines", $$"""{ "text": "{{new string('x', 70_000)}}" }""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }
}
