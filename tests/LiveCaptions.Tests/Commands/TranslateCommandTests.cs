namespace LiveCaptions.Tests.Commands;

public sealed class TranslateCommandTests : TranslatedFolder
{
    [Fact]
    public async Task Each_language_gets_a_file_beside_the_subtitles_as_players_look_for_it()
    {
        Assert.Equal(0, await Engine.RunAsync("translate", Put("talk.srt"), "--from", "en", "--to", "de,fr"));

        Assert.Equal(["talk.de.srt", "talk.fr.srt", "talk.srt"], Files);
        Assert.Equal((Talk, Translated, Translated), (Get("talk.srt"), Get("talk.de.srt"), Get("talk.fr.srt")));
        Assert.Equal(
            [("The house is red.", "en", "de"), ("It is big.", "en", "de"), ("The house is red.", "en", "fr"), ("It is big.", "en", "fr")],
            Engine.Translator.Asked.Select(one => (one.Text, one.From!, one.To))
        );
        Assert.Equal(["The house is red."], Engine.Translator.Asked.ElementAt(1).Before);
        Assert.True(Engine.Translator.IsDisposed);
        Assert.Equal("apertium", Engine.TranslatedBy!.Kind);
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
            Engine.Environment["LIVECAPTIONS__TRACKS__MAIN__LANGUAGE"] = settings;
        string[] option = from.Length > 0 ? ["--from", from] : [];

        Assert.Equal(0, await Engine.RunAsync(["translate", Put(name), "--to", "de", .. option]));

        Assert.Equal(asked, Engine.Translator.Asked.First().From);
        Assert.Contains(name.Replace(".en", "", StringComparison.Ordinal).Replace(".srt", ".de.srt", StringComparison.Ordinal), Files);
    }

    [Fact]
    public async Task The_engine_and_the_names_are_those_of_the_settings()
    {
        Engine.Environment["LIVECAPTIONS__TRANSLATORS__HALL__KIND"] = "libretranslate";
        Engine.Environment["LIVECAPTIONS__WORDS__VOCABULARY"] = "Mill, Anna Kowalczyk";

        Assert.Equal(0, await Engine.RunAsync("translate", Put("talk.srt"), "--to", "de", "--engine", "hall", "--output", At("out")));

        Assert.Equal(("hall", "libretranslate"), (Engine.TranslatedBy!.Id, Engine.TranslatedBy.Kind));
        Assert.All(Engine.Translator.Asked, asked => Assert.Equal(["Mill", "Anna Kowalczyk"], asked.Names));
        Assert.Equal(Translated, Get("out/talk.de.srt"));
    }

    [Fact]
    public async Task What_this_program_has_written_is_replaced_and_what_a_person_has_changed_is_not()
    {
        string[] command = ["translate", Put("talk.srt"), "--to", "de"];
        Assert.Equal(0, await Engine.RunAsync(command));
        Assert.Equal(0, await Engine.RunAsync(command));
        Put("talk.de.srt", "by hand");

        Assert.Equal(2, await Engine.RunAsync(command));

        Assert.Contains("talk.de.srt exists already", Error, StringComparison.Ordinal);
        Assert.Equal("by hand", Get("talk.de.srt"));
        Assert.Equal(["talk.de.srt", "talk.srt"], Files);
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

        Assert.Equal(1, await Engine.RunAsync("translate", At(name), "--to", "de"));
        Assert.Contains(reason, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.Equal([name], Files);

        Assert.Equal(1, await Engine.RunAsync("translate", At(name), Put("good.srt"), "--to", "de"));
        Assert.Equal(Translated, Get("good.de.srt"));
    }

    [Fact]
    public async Task A_file_that_is_missing_or_a_folder_is_refused()
    {
        Directory.CreateDirectory(At("folder.srt"));

        Assert.Equal(1, await Engine.RunAsync("translate", At("none.srt"), "--to", "de"));
        Assert.Contains("none.srt does not exist", Error, StringComparison.Ordinal);
        Assert.Equal(1, await Engine.RunAsync("translate", At("folder.srt"), "--to", "de"));
        Assert.Contains("is a folder", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_an_old_encoding_is_read_and_written_as_UTF_8()
    {
        byte[] old = [.. "1\n00:00:01,000 --> 00:00:02,000\nDas ist sch"u8, 0xF6, .. "n f"u8, 0xFC, .. "r uns alle hier.\n"u8];
        await File.WriteAllBytesAsync(At("talk.srt"), old, Test.Stop);

        Assert.Equal(0, await Engine.RunAsync("translate", At("talk.srt"), "--from", "de", "--to", "en"));

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
            await Engine.RunAsync(["translate", .. arguments.Select(one => one.EndsWith(".srt", StringComparison.Ordinal) ? At(one) : one)])
        );

        Assert.Contains(reason, Error, StringComparison.Ordinal);
        Assert.Empty(Engine.Translator.Asked);
        Assert.Equal(["talk.de.srt", "talk.srt"], Files);
    }

    [Fact]
    public async Task A_header_that_tells_the_language_counts()
    {
        var talk = Put("talk.vtt", "WEBVTT\nLanguage: en\n\n00:01.000 --> 00:02.000\nHi.\n");

        Assert.Equal(1, await Engine.RunAsync("translate", talk, "--to", "en"));
        Assert.Contains("is in English already", Error, StringComparison.Ordinal);
        Assert.Equal(0, await Engine.RunAsync("translate", talk, "--to", "de"));
        Assert.Equal("en", Engine.Translator.Asked.Single().From);
    }
}
