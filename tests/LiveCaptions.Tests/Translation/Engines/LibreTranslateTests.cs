using System.Text.Json;
using LiveCaptions.Tests.Outputs.Elsewhere;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>LibreTranslate, whose answers are those of its source.</summary>
public class LibreTranslateTests
{
    private const string Languages =
        """[{"code": "en", "name": "English", "targets": ["de", "es", "nb", "zh-Hans"]}, {"code": "nb", "name": "Norwegian", "targets": ["en"]}]""";

    [Theory]
    [InlineData("en", "es", "en", "es")]
    [InlineData("eng", "spa", "en", "es")]
    [InlineData(null, "no", "auto", "nb")]
    [InlineData("zh", "sq", "zh", "sq")]
    public async Task A_text_is_posted_as_plain_text_with_codes_that_it_knows(string? from, string to, string source, string target)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson("""{"translatedText": "una \"casa\" grande", "detectedLanguage": {"confidence": 90, "language": "en"}}""");
        using var engine = Asked.Engine("libretranslate", peer.Address);

        Assert.Equal("""una "casa" grande""", await engine.TranslateAsync(new("a \"big\" house 東京", from, to), Test.Stop));

        var received = await peer.NextAsync();
        using var json = JsonDocument.Parse(received.Body);
        Assert.Equal(
            (
                "POST",
                "/translate",
                """{"q":"a \u0022big\u0022 house 東京","source":"S","target":"T","format":"text","api_key":"SECRETKEY"}"""
            ),
            (
                received.Method,
                received.Path,
                received
                    .Body.Replace("\\\"", "\\u0022", StringComparison.Ordinal)
                    .Replace($"\"source\":\"{source}\"", "\"source\":\"S\"", StringComparison.Ordinal)
                    .Replace($"\"target\":\"{target}\"", "\"target\":\"T\"", StringComparison.Ordinal)
            )
        );
        Assert.Equal("application/json; charset=utf-8", received.Headers.ContentType);
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson("""{"translatedText": "hola"}""");
        using var engine = Asked.Engine("libretranslate", peer.Address, key: null);

        await engine.TranslateAsync(Asked.English("hello"), Test.Stop);

        Assert.DoesNotContain("api_key", (await peer.NextAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "Invalid API key", Asked.Key, true, "does not accept the key")]
    [InlineData(403, "Please contact the server operator to get an API key", null, true, "asks for a key")]
    [InlineData(400, "Visit https://example.org to get an API key", null, true, "asks for a key")]
    [InlineData(400, "xx is not supported", null, true, "pair of languages")]
    [InlineData(400, "{'confidence': 90.0, 'language': 'sw'} is not supported", null, false, "set the language of the track")]
    [InlineData(
        500,
        "Cannot translate text: 400 Bad Request: Czech (cs) is not available as a target language from Thai (th)",
        null,
        true,
        "pair of languages"
    )]
    [InlineData(500, "Cannot translate text: SPOKEN", null, false, "fault of its own")]
    [InlineData(400, "Invalid request: request (900) exceeds text limit (10)", null, false, "does not take this text")]
    [InlineData(429, "Slowdown: 5 per 1 minute", null, false, "asks for more time")]
    public async Task Its_own_words_tell_whether_a_person_must_act(int status, string error, string? key, bool lasts, string sentence)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson($$"""{"error": "{{error}}"}""", status);
        using var engine = Asked.Engine("libretranslate", peer.Address, key);

        var fault = await engine.FaultOfAsync();

        Assert.Equal(lasts, fault.Lasts);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "es", null)]
    [InlineData("no", "en", null)]
    [InlineData("en", "zh", null)]
    [InlineData(null, "de", null)]
    [InlineData("nb", "de", "does not translate from Norwegian Bokmål into German")]
    [InlineData("ja", "en", "does not know Japanese")]
    [InlineData(null, "th", "does not translate into Thai")]
    public async Task Its_list_of_languages_tells_what_is_missing(string? from, string to, string? fault)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson(Languages);
        using var engine = Asked.Engine("libretranslate", peer.Address);

        var found = await engine.FaultAsync(from, to, Test.Stop);

        Assert.Equal("/languages", (await peer.NextAsync()).Path);
        if (fault is null)
            Assert.Null(found);
        else
            Assert.Contains(fault, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("th", false)]
    public async Task Old_versions_list_no_targets(string to, bool isFine)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson("""[{"code": "en", "name": "English"}, {"code": "de", "name": "German"}]""");
        using var engine = Asked.Engine("libretranslate", peer.Address);

        Assert.Equal(isFine, await engine.FaultAsync("en", to, Test.Stop) is null);
    }
}
