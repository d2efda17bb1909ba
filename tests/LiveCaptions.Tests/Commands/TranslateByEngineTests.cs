using LiveCaptions.Tests.Outputs.Elsewhere;
using LiveCaptions.Tests.Translation;
using LiveCaptions.Translation;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Commands;

/// <summary>What becomes of files when the engine fails, goes away or is slow.</summary>
public sealed class TranslateByEngineTests : TranslatedFolder
{
    [Fact]
    public async Task A_part_without_a_translation_stays_and_is_named()
    {
        Engine.Translator.Answer = (request, _) =>
            request.Text.StartsWith("The", StringComparison.Ordinal)
                ? throw new TranslationException("The engine gave nonsense.", ofText: true)
                : Task.FromResult(ScriptedTranslator.Translated(request.Text));

        Assert.Equal(1, await Engine.RunAsync("translate", Put("talk.srt"), "--to", "de"));

        Assert.Equal(Talk.Replace("It is big.", "IIt iis bbig.", StringComparison.Ordinal), Get("talk.de.srt"));
        Assert.Contains(
            "talk.de.srt: 1 part stays in the language of the source: cues 1-2. The engine gave nonsense.",
            Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task An_engine_that_translates_nothing_leaves_no_file_and_is_not_asked_for_ever(int cues)
    {
        Engine.Translator.Answer = (_, _) => throw new TranslationException("The engine gave nonsense.", ofText: true);
        var talk = string.Concat(Enumerable.Range(10, cues).Select(n => $"{n}\n00:00:{n},000 --> 00:00:{n},900\nThat is it.\n\n"));

        Assert.Equal(1, await Engine.RunAsync("translate", Put("talk.srt", talk), "--to", "de"));

        Assert.Equal(["talk.srt"], Files);
        Assert.Equal(Math.Min(cues, 10), Engine.Translator.Asked.Count);
        Assert.Contains("The engine gave nonsense. No part of", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_refuses_for_good_is_asked_once_and_nothing_is_written()
    {
        Engine.Translator.Answer = (_, _) => throw new TranslationException("The engine refuses the key.", lasts: true);

        Assert.Equal(1, await Engine.RunAsync("translate", Put("talk.srt"), Put("other.srt"), "--to", "de"));

        Assert.Single(Engine.Translator.Asked);
        Assert.StartsWith("The engine refuses the key. ", Error, StringComparison.Ordinal);
        Assert.Equal(["other.srt", "talk.srt"], Files);
    }

    [Fact]
    public async Task An_engine_that_goes_away_is_asked_three_times_and_nothing_is_written()
    {
        var clock = new ManualClock();
        using var waiting = new ScriptedEngine { Time = clock };
        waiting.Translator.Answer = (request, _) =>
            request.Text == "It is big." ? throw new TranslationException("The engine takes no connection.") : Task.FromResult("gut");

        var run = waiting.RunAsync("translate", Put("talk.srt"), "--to", "de");
        await clock.PassAsync(TimeSpan.FromSeconds(1), Test.Stop);
        await clock.PassAsync(TimeSpan.FromSeconds(3), Test.Stop);

        Assert.Equal(1, await run);
        Assert.Equal(4, waiting.Translator.Asked.Count);
        Assert.Contains("The engine takes no connection.", waiting.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("after 3 tries", waiting.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["talk.srt"], Files);
    }

    [Fact]
    public async Task An_engine_that_comes_back_is_waited_for()
    {
        var clock = new ManualClock();
        using var waiting = new ScriptedEngine { Time = clock };
        var failed = false;
        waiting.Translator.Answer = (request, _) =>
            !failed && (failed = true)
                ? throw new TranslationException("Later.", retryAfter: TimeSpan.FromSeconds(7))
                : Task.FromResult(ScriptedTranslator.Translated(request.Text));

        var run = waiting.RunAsync("translate", Put("talk.srt"), "--to", "de");
        await clock.PassAsync(TimeSpan.FromSeconds(7), Test.Stop);

        Assert.Equal(0, await run);
        Assert.Equal(Translated, Get("talk.de.srt"));
    }

    [Fact]
    public async Task An_engine_that_never_answers_is_not_waited_for_for_ever()
    {
        var clock = new ManualClock();
        using var waiting = new ScriptedEngine { Time = clock };
        waiting.Translator.Answer = (_, stop) => new TaskCompletionSource<string>().Task.WaitAsync(stop);

        var run = waiting.RunAsync("translate", Put("talk.srt"), "--to", "de");
        foreach (var pause in (int[])[90, 1, 90, 3, 90])
            await clock.PassAsync(TimeSpan.FromSeconds(pause), Test.Stop);

        Assert.Equal(1, await run);
        Assert.Contains("has not answered for 90 s", waiting.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["talk.srt"], Files);
    }

    [Fact]
    public async Task A_stopped_translation_writes_nothing()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        Engine.Translator.Answer = (_, token) =>
        {
            stop.Cancel();
            return Task.FromCanceled<string>(token);
        };

        Assert.Equal(1, await Engine.RunAsync(stop.Token, "translate", Put("talk.srt"), "--to", "de"));

        Assert.Equal("Stopped before the end; no file is left half written.\n", Error);
        Assert.Equal(["talk.srt"], Files);
    }

    [Theory]
    [InlineData("""{"responseData": {"translatedText": "La casa."}, "responseStatus": 200}""", 200, 0, "sentences or parts of them")]
    [InlineData("""{"responseData": {"translatedText": ""}, "responseStatus": 200}""", 200, 1, "gave an empty translation of the text")]
    [InlineData("""{"status": "error"}""", 403, 1, "refuses this machine (403)")]
    [InlineData("<html>", 200, 1, "answers with a web page instead of a translation")]
    public async Task An_engine_is_asked_over_HTTP(string json, int status, int code, string said)
    {
        const string Pairs = """{"responseData": [{"sourceLanguage": "eng", "targetLanguage": "spa"}], "responseStatus": 200}""";
        await using var peer = await WebPeer.StartAsync();
        peer.Answer = async context =>
        {
            var asksPairs = context.Request.Path.Value!.EndsWith("/listPairs", StringComparison.Ordinal);
            context.Response.StatusCode = asksPairs ? 200 : status;
            await context.Response.WriteAsync(asksPairs ? Pairs : json, Test.Stop);
        };
        using var real = new ScriptedEngine
        {
            OpensRealTranslator = true,
            Environment = { ["LIVECAPTIONS__TRANSLATORS__HALL__ADDRESS"] = peer.Address },
        };

        Assert.Equal(code, await real.RunAsync("translate", Put("talk.en.srt"), "--to", "es", "--engine", "hall"));
        Assert.Contains(said, real.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(code == 0 ? ["talk.en.srt", "talk.es.srt"] : ["talk.en.srt"], Files);

        Assert.Equal(1, await real.RunAsync("translate", At("talk.en.srt"), "--to", "fr", "--engine", "hall"));
        Assert.Contains("does not translate from English into French", real.Error.ToString(), StringComparison.Ordinal);
    }
}
