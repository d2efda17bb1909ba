using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Outputs.Elsewhere;
using LiveCaptions.Tests.Translation;
using LiveCaptions.Translation;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Commands;

public sealed class TranslateCommandTests : IDisposable
{
    private const string Talk =
        "1\n00:00:01,001 --> 00:00:02,000\nThe house\n\n2\n00:00:02,000 --> 00:00:03,999\nis red.\n\n3\n00:00:04,000 --> 00:00:05,000\nIt is big.\n";

    private const string Translated =
        "1\n00:00:01,001 --> 00:00:02,000\nTThe hhouse\n\n2\n00:00:02,000 --> 00:00:03,999\niis rred.\n\n3\n00:00:04,000 --> 00:00:05,000\nIIt iis bbig.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ScriptedEngine engine = new();

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string At(string name) => Path.Combine(folder, name);

    private string Put(string name, string text = Talk)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    private string Get(string name) => File.ReadAllText(At(name));

    private IEnumerable<string> Files => Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private string Error => engine.Error.ToString();

    [Fact]
    public async Task Each_language_gets_a_file_beside_the_subtitles_as_players_look_for_it()
    {
        Assert.Equal(0, await engine.RunAsync("translate", Put("talk.srt"), "--from", "en", "--to", "de,fr"));

        Assert.Equal(["talk.de.srt", "talk.fr.srt", "talk.srt"], Files);
        Assert.Equal((Talk, Translated, Translated), (Get("talk.srt"), Get("talk.de.srt"), Get("talk.fr.srt")));
        Assert.Equal(
            [("The house is red.", "en", "de"), ("It is big.", "en", "de"), ("The house is red.", "en", "fr"), ("It is big.", "en", "fr")],
            engine.Translator.Asked.Select(one => (one.Text, one.From!, one.To))
        );
        Assert.Equal(["The house is red."], engine.Translator.Asked.ElementAt(1).Before);
        Assert.True(engine.Translator.IsDisposed);
        Assert.Equal("apertium", engine.TranslatedBy!.Kind);
    }

    [Theory]
    [InlineData("talk.en.srt", "", "", "en")]
    [InlineData("talk.en.srt", "", "it", "en")]
    [InlineData("talk.en.srt", "fr", "it", "fr")]
    [InlineData("talk.srt", "", "it", "it")]
    [InlineData("talk.v2.srt", "", "it", "it")]
    [InlineData("talk.srt", "", "it,en", null)]
    [InlineData("talk.srt", "", "", null)]
    public async Task The_language_is_told_by_the_option_the_name_or_the_settings(string name, string from, string settings, string? asked)
    {
        if (settings.Length > 0)
            engine.Environment["LIVECAPTIONS__TRACKS__MAIN__LANGUAGE"] = settings;
        string[] option = from.Length > 0 ? ["--from", from] : [];

        Assert.Equal(0, await engine.RunAsync(["translate", Put(name), "--to", "de", .. option]));

        Assert.Equal(asked, engine.Translator.Asked.First().From);
        Assert.Contains(name.Replace(".en", "", StringComparison.Ordinal).Replace(".srt", ".de.srt", StringComparison.Ordinal), Files);
    }

    [Fact]
    public async Task The_engine_and_the_names_are_those_of_the_settings()
    {
        engine.Environment["LIVECAPTIONS__TRANSLATORS__HALL__KIND"] = "libretranslate";
        engine.Environment["LIVECAPTIONS__WORDS__VOCABULARY"] = "Mill, Anna Kowalczyk";

        Assert.Equal(0, await engine.RunAsync("translate", Put("talk.srt"), "--to", "de", "--engine", "hall", "--output", At("out")));

        Assert.Equal(("hall", "libretranslate"), (engine.TranslatedBy!.Id, engine.TranslatedBy.Kind));
        Assert.All(engine.Translator.Asked, asked => Assert.Equal(["Mill", "Anna Kowalczyk"], asked.Names));
        Assert.Equal(Translated, Get("out/talk.de.srt"));
    }

    [Fact]
    public async Task What_this_program_has_written_is_replaced_and_what_a_person_has_changed_is_not()
    {
        string[] command = ["translate", Put("talk.srt"), "--to", "de"];
        Assert.Equal(0, await engine.RunAsync(command));
        Assert.Equal(0, await engine.RunAsync(command));
        Put("talk.de.srt", "by hand");

        Assert.Equal(2, await engine.RunAsync(command));

        Assert.Contains("talk.de.srt exists already", Error, StringComparison.Ordinal);
        Assert.Equal("by hand", Get("talk.de.srt"));
        Assert.Equal(["talk.de.srt", "talk.srt"], Files);
    }

    [Fact]
    public async Task A_part_without_a_translation_stays_and_is_named()
    {
        engine.Translator.Answer = (request, _) =>
            request.Text.StartsWith("The", StringComparison.Ordinal)
                ? throw new TranslationException("The engine gave nonsense.", ofText: true)
                : Task.FromResult(ScriptedTranslator.Translated(request.Text));

        Assert.Equal(1, await engine.RunAsync("translate", Put("talk.srt"), "--to", "de"));

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
        engine.Translator.Answer = (_, _) => throw new TranslationException("The engine gave nonsense.", ofText: true);
        var talk = string.Concat(Enumerable.Range(10, cues).Select(n => $"{n}\n00:00:{n},000 --> 00:00:{n},900\nThat is it.\n\n"));

        Assert.Equal(1, await engine.RunAsync("translate", Put("talk.srt", talk), "--to", "de"));

        Assert.Equal(["talk.srt"], Files);
        Assert.Equal(Math.Min(cues, 10), engine.Translator.Asked.Count);
        Assert.Contains("The engine gave nonsense. No part of", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_refuses_for_good_is_asked_once_and_nothing_is_written()
    {
        engine.Translator.Answer = (_, _) => throw new TranslationException("The engine refuses the key.", lasts: true);

        Assert.Equal(1, await engine.RunAsync("translate", Put("talk.srt"), Put("other.srt"), "--to", "de"));

        Assert.Single(engine.Translator.Asked);
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
        engine.Translator.Answer = (_, token) =>
        {
            stop.Cancel();
            return Task.FromCanceled<string>(token);
        };

        Assert.Equal(1, await engine.RunAsync(stop.Token, "translate", Put("talk.srt"), "--to", "de"));

        Assert.Equal("Stopped before the end; no file is left half written.\n", Error);
        Assert.Equal(["talk.srt"], Files);
    }

    public static TheoryData<string, byte[], string> Unreadable() =>
        new()
        {
            { "talk.mp3", [1, 2, 3], "is not called .srt, .vtt, .txt or .json" },
            { "talk.srt", [], "is empty or no file" },
            { "talk.srt", [0x1F, 0x8B, 8, 0], "is compressed (gzip) and no text" },
            { "talk.srt", [.. "Hi"u8, 0, 1, 2, 3, 4, 5, 0, 0, 200, 255, 0], "is not a text" },
            { "talk.txt", [.. Enumerable.Range(0, 4000).Select(n => (byte)(n * 7919 >> 3))], "is not a text" },
            { "talk.srt", new byte[(16 << 20) + 1], "is larger than 16 MB" },
            { "talk.srt", [.. "1\n00:00:01,000 --> 00:00:xx\nHi.\n"u8], "times in line 2 that cannot be read" },
            { "talk.vtt", [.. "nothing here\n"u8], "no subtitle file that can be read" },
            { "talk.json", [.. "{}"u8], "is no transcript" },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_is_no_subtitle_file_is_refused_and_the_others_are_translated(string name, byte[] bytes, string reason)
    {
        await File.WriteAllBytesAsync(At(name), bytes, Test.Stop);

        Assert.Equal(1, await engine.RunAsync("translate", At(name), "--to", "de"));
        Assert.Contains(reason, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.Equal([name], Files);

        Assert.Equal(1, await engine.RunAsync("translate", At(name), Put("good.srt"), "--to", "de"));
        Assert.Equal(Translated, Get("good.de.srt"));
    }

    [Fact]
    public async Task A_file_that_is_missing_or_a_folder_is_refused()
    {
        Directory.CreateDirectory(At("folder.srt"));

        Assert.Equal(1, await engine.RunAsync("translate", At("none.srt"), "--to", "de"));
        Assert.Contains("none.srt does not exist", Error, StringComparison.Ordinal);
        Assert.Equal(1, await engine.RunAsync("translate", At("folder.srt"), "--to", "de"));
        Assert.Contains("is a folder", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_an_old_encoding_is_read_and_written_as_UTF_8()
    {
        byte[] old = [.. "1\n00:00:01,000 --> 00:00:02,000\nDas ist sch"u8, 0xF6, .. "n f"u8, 0xFC, .. "r uns alle hier.\n"u8];
        await File.WriteAllBytesAsync(At("talk.srt"), old, Test.Stop);

        Assert.Equal(0, await engine.RunAsync("translate", At("talk.srt"), "--from", "de", "--to", "en"));

        Assert.Contains("sschön ffür", Get("talk.en.srt"), StringComparison.Ordinal);
        Assert.Contains("was read as", Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Into which language?", "talk.srt")]
    [InlineData("not \"zz\"", "talk.srt", "--to", "de,zz")]
    [InlineData("not \"\"", "talk.srt", "--to", "de,")]
    [InlineData("--from takes the code", "talk.srt", "--to", "de", "--from", "klingon")]
    [InlineData("There is no engine \"none\"", "talk.srt", "--to", "de", "--engine", "none")]
    [InlineData("is in German already", "talk.srt", "--to", "de", "--from", "deu")]
    [InlineData("is in German already", "talk.de.srt", "--to", "de")]
    [InlineData("would both be written to", "talk.srt", "talk.de.srt", "--to", "fr")]
    [InlineData("is a file, so nothing can be written", "talk.srt", "--to", "de", "--output", "talk.de.srt")]
    public async Task A_command_that_cannot_be_done_is_refused_before_any_work(string reason, params string[] arguments)
    {
        Put("talk.srt");
        Put("talk.de.srt");

        Assert.Equal(
            2,
            await engine.RunAsync(["translate", .. arguments.Select(one => one.EndsWith(".srt", StringComparison.Ordinal) ? At(one) : one)])
        );

        Assert.Contains(reason, Error, StringComparison.Ordinal);
        Assert.Empty(engine.Translator.Asked);
        Assert.Equal(["talk.de.srt", "talk.srt"], Files);
    }

    [Fact]
    public async Task A_header_that_tells_the_language_counts()
    {
        var talk = Put("talk.vtt", "WEBVTT\nLanguage: en\n\n00:01.000 --> 00:02.000\nHi.\n");

        Assert.Equal(1, await engine.RunAsync("translate", talk, "--to", "en"));
        Assert.Contains("is in English already", Error, StringComparison.Ordinal);
        Assert.Equal(0, await engine.RunAsync("translate", talk, "--to", "de"));
        Assert.Equal("en", engine.Translator.Asked.Single().From);
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

    [Fact]
    public async Task Translations_of_recordings_stand_beside_their_transcripts()
    {
        await File.WriteAllBytesAsync(At("a.wav"), Wavs.Write(1, 1), Test.Stop);
        await File.WriteAllBytesAsync(At("b.wav"), Wavs.Write(1, 1), Test.Stop);

        Assert.Equal(
            0,
            await engine.RunAsync("transcribe", At("a.wav"), At("b.wav"), "--format", "srt", "--output", At("out"), "--translate", "de,en")
        );

        Assert.Equal(
            ["a.de.srt", "a.srt", "b.de.srt", "b.srt"],
            Directory.GetFiles(At("out")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
        );
        Assert.Contains("GGood eevening, eeverybody.", Get("out/a.de.srt"), StringComparison.Ordinal);
        Assert.Equal(
            Get("out/a.srt").Split("\r\n").Where(line => line.Contains("-->", StringComparison.Ordinal)),
            Get("out/a.de.srt").Split("\r\n").Where(line => line.Contains("-->", StringComparison.Ordinal))
        );
        Assert.Contains("is in English, so it was not translated into it", Error, StringComparison.Ordinal);
        Assert.All(engine.Translator.Asked, asked => Assert.Equal("en", asked.From));
    }

    [Theory]
    [InlineData("txt", "GGood eevening, eeverybody.")]
    [InlineData("vtt", "GGood eevening, eeverybody.")]
    [InlineData("json", "\"language\": \"de\"")]
    public async Task Transcripts_of_every_format_are_translated(string format, string text)
    {
        await File.WriteAllBytesAsync(At("a.wav"), Wavs.Write(1, 1), Test.Stop);

        Assert.Equal(0, await engine.RunAsync("transcribe", At("a.wav"), "--format", format, "--output", folder, "--translate", "de"));

        Assert.Contains(text, Get($"a.de.{format}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_stays_where_its_translation_fails()
    {
        await File.WriteAllBytesAsync(At("a.wav"), Wavs.Write(1, 1), Test.Stop);
        engine.Translator.Answer = (_, _) => throw new TranslationException("The engine refuses the key.", lasts: true);

        Assert.Equal(1, await engine.RunAsync("transcribe", At("a.wav"), "--output", folder, "--translate", "de"));

        Assert.Equal(["a.txt", "a.wav"], Files);
        Assert.Contains("The engine refuses the key.", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translations_of_recordings_need_a_folder()
    {
        Assert.Equal(2, await engine.RunAsync("transcribe", "a.wav", "--translate", "de"));
        Assert.Contains("Name a folder: --output DIR", Error, StringComparison.Ordinal);
        Assert.Equal(2, await engine.RunAsync("transcribe", "a.wav", "a.de.wav", "--output", folder, "--translate", "de"));
        Assert.Contains("would both be written to", Error, StringComparison.Ordinal);
        Assert.Equal(2, await engine.RunAsync("transcribe", "a.wav", "--output", folder, "--translate", "xx"));
        Assert.Null(engine.Chosen);
    }
}
