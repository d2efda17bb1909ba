using LiveCaptions.Tests.Outputs.Elsewhere;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>Apertium's server, whose answers are those of apertium-apy 0.11.</summary>
public class ApertiumTests
{
    private const string Pairs =
        """{"responseData": [{"sourceLanguage": "spa", "targetLanguage": "eng_US"}, {"sourceLanguage": "eng", "targetLanguage": "spa"}], "responseDetails": null, "responseStatus": 200}""";

    private static string Translated(string text) =>
        $$"""{"responseData": {"translatedText": "{{text}}"}, "responseDetails": null, "responseStatus": 200}""";

    [Fact]
    public async Task A_text_is_asked_for_with_its_pair_of_three_letter_codes()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson(Translated(" Una casa & más 100%"));
        using var engine = Asked.Engine("apertium", peer.Address + "/apy/");

        Assert.Equal("Una casa & más 100%", await engine.TranslateAsync(Asked.English("A house & more 100% +1"), Test.Stop));

        var received = await peer.NextAsync();
        Assert.Equal(
            ("GET", "/apy/translate", "?langpair=eng%7Cspa&markUnknown=no&q=A%20house%20%26%20more%20100%25%20%2B1"),
            (received.Method, received.Path, received.Query)
        );
        Assert.DoesNotContain(Asked.Key, received.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", received.Headers.Keys);
    }

    [Fact]
    public async Task Without_the_spoken_language_nothing_is_asked_and_the_operator_is_told_to_set_it()
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine("apertium", peer.Address);

        var fault = await engine.FaultOfAsync(Asked.English() with { From = null });

        Assert.True(fault.Lasts);
        Assert.Contains("set the language of the track", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, peer.Waiting);
    }

    [Fact]
    public async Task A_pair_that_is_not_installed_lasts_and_another_bad_request_does_not()
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine("apertium", peer.Address);
        peer.AnswerWithJson(
            """{"status": "error", "code": 400, "message": "Bad Request", "explanation": "That pair is not installed"}""",
            400
        );
        var missing = await engine.FaultOfAsync();
        peer.AnswerWithJson("""{"status": "error", "code": 400, "message": "Bad Request", "explanation": "Missing argument q"}""", 400);
        var other = await engine.FaultOfAsync();

        Assert.Equal((true, false), (missing.Lasts, other.Lasts));
        Assert.Contains("pair of languages", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("so that they give it", "Say it so that they #give to us, @and #3", "Say it so that they give to us, and #3")]
    [InlineData("the tag #live", "la etiqueta #live", "la etiqueta #live")]
    [InlineData("write to a@b.org", "escribe a@b.org", "escribe a@b.org")]
    public async Task Its_marks_for_those_who_write_dictionaries_are_taken_off(string text, string answer, string shown)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson(Translated(answer));
        using var engine = Asked.Engine("apertium", peer.Address);

        Assert.Equal(shown, await engine.TranslateAsync(Asked.English(text), Test.Stop));
    }

    [Fact]
    public async Task A_status_within_the_answer_counts()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson("""{"responseData": {"translatedText": "una"}, "responseStatus": 451}""");
        using var engine = Asked.Engine("apertium", peer.Address);

        Assert.True((await engine.FaultOfAsync()).Lasts);
    }

    [Theory]
    [InlineData("en", "es", null)]
    [InlineData("eng", "spa", null)]
    [InlineData("es", "en", "from Spanish into English; install its package for spa and eng")]
    [InlineData("en", "de", "from English into German")]
    [InlineData("en", "hr", "from English into Croatian; install its package for eng and hbs_HR")]
    [InlineData(null, "es", "set the language of the track")]
    public async Task Its_list_of_pairs_tells_what_is_missing(string? from, string to, string? fault)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson(Pairs);
        using var engine = Asked.Engine("apertium", peer.Address);

        var found = await engine.FaultAsync(from, to, Test.Stop);

        Assert.Equal("/listPairs", (await peer.NextAsync()).Path);
        if (fault is null)
            Assert.Null(found);
        else
            Assert.Contains(fault, found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_another_shape_is_no_apertium()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson("""{"data": []}""");
        using var engine = Asked.Engine("apertium", peer.Address);

        Assert.Contains("check the kind", await engine.FaultAsync("en", "es", Test.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_go_through_untouched()
    {
        await using var peer = await WebPeer.StartAsync();
        peer.AnswerWithJson(Translated("El equipo de ZQ1X vio ZQ0X."));
        using var engine = Asked.Engine("apertium", peer.Address);

        var said = await engine.TranslateAsync(
            Asked.English("Grace Hopper saw the Mill team.") with
            {
                Names = ["Mill", "Grace Hopper", "Nobody"],
            },
            Test.Stop
        );

        Assert.Equal("El equipo de Mill vio Grace Hopper.", said);
        Assert.Contains("q=ZQ0X%20saw%20the%20ZQ1X%20team.", (await peer.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("El equipo de Molino vio ZQ0X.")]
    [InlineData("ZQ0X ZQ1X vio ZQ0X.")]
    [InlineData("ZQ0X vio ZQ2X.")]
    public async Task A_text_whose_placeholders_do_not_come_back_is_asked_again_once_as_it_is(string damaged)
    {
        await using var peer = await WebPeer.StartAsync();
        peer.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            var isMarked = context.Request.Query["q"].ToString().Contains("ZQ", StringComparison.Ordinal);
            await context.Response.WriteAsync(Translated(isMarked ? damaged : "Grace Tolva vio el equipo de Molino."), Test.Stop);
        };
        using var engine = Asked.Engine("apertium", peer.Address);

        var said = await engine.TranslateAsync(
            Asked.English("Grace Hopper saw the Mill team.") with
            {
                Names = ["Mill", "Grace Hopper"],
            },
            Test.Stop
        );

        Assert.Equal(("Grace Tolva vio el equipo de Molino.", 2), (said, peer.Waiting));
    }

    [Fact]
    public async Task Nothing_but_names_is_not_asked_for()
    {
        await using var peer = await WebPeer.StartAsync();
        using var engine = Asked.Engine("apertium", peer.Address);

        var said = await engine.TranslateAsync(Asked.English("Grace Hopper, Mill!") with { Names = ["Mill", "Grace Hopper"] }, Test.Stop);

        Assert.Equal(("Grace Hopper, Mill!", 0), (said, peer.Waiting));
    }
}
