using System.Text.Json;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Commands;

public sealed class TranscribeCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Wavs.Write(1, 1));
        return path;
    }

    [Fact]
    public async Task The_text_goes_to_the_output_and_nothing_else_does()
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(0, await engine.RunAsync("transcribe", Put("talk.wav"), "--language", "en", "--model", "my.bin"));

        Assert.Equal("Good evening, everybody.\n", engine.Output.ToString());
        Assert.Equal("", engine.Error.ToString());
        Assert.Equal(("en", "my.bin", true), (engine.Language, engine.Chosen!.ModelPath, engine.IsClosed));
    }

    [Theory]
    [InlineData("Digits", "all twenty", "five people", "all 25 people")]
    [InlineData("Digits", "a quarter of", "twenty five", "a quarter of 25")]
    [InlineData("Words", "all 25", "people", "all twenty-five people")]
    [InlineData("AsHeard", "all twenty", "five people", "all twenty five people")]
    public async Task Numbers_are_written_as_the_settings_ask(string style, string first, string then, string written)
    {
        using var engine = new ScriptedEngine { Said = (first, then), Environment = { ["LIVECAPTIONS__WORDS__NUMBERS"] = style } };

        Assert.Equal(0, await engine.RunAsync("transcribe", Put("talk.wav")));

        Assert.Equal(written + "\n", engine.Output.ToString());
    }

    [Theory]
    [InlineData("Together", "we use OBS for it")]
    [InlineData("AsHeard", "we use O, B, S for it")]
    public async Task Spelled_letters_are_written_as_the_settings_ask(string style, string written)
    {
        using var engine = new ScriptedEngine
        {
            Said = ("we use O, B,", "S for it"),
            Environment = { ["LIVECAPTIONS__WORDS__LETTERS"] = style },
        };

        Assert.Equal(0, await engine.RunAsync("transcribe", Put("talk.wav")));

        Assert.Equal(written + "\n", engine.Output.ToString());
    }

    [Fact]
    public async Task A_number_has_the_times_of_its_words()
    {
        using var engine = new ScriptedEngine
        {
            Said = ("all twenty", "five people"),
            Environment = { ["LIVECAPTIONS__WORDS__NUMBERS"] = "Digits" },
        };

        Assert.Equal(0, await engine.RunAsync("transcribe", Put("talk.wav"), "--format", "json"));

        var words = JsonDocument.Parse(engine.Output.ToString()).RootElement.GetProperty("words");
        Assert.Equal(
            ("25", 0.5, 1.5),
            (words[1].GetProperty("word").GetString(), words[1].GetProperty("start").GetDouble(), words[1].GetProperty("end").GetDouble())
        );
    }

    [Fact]
    public async Task Each_recording_gets_a_file_in_the_folder_which_the_next_run_replaces()
    {
        using var engine = new ScriptedEngine { Written = Path.Combine(folder, "written") };
        var into = Path.Combine(folder, "out");
        string[] command = ["transcribe", Put("a.wav"), Put("b.wav"), "--format", "srt", "--output", into];

        Assert.Equal(0, await engine.RunAsync(command));
        Assert.Equal(0, await engine.RunAsync(command));

        Assert.Equal(["a.srt", "b.srt"], Directory.GetFiles(into).Select(Path.GetFileName).Order());
        Assert.StartsWith(
            "1\r\n00:00:00,000 --> ",
            await File.ReadAllTextAsync(Path.Combine(into, "a.srt"), Test.Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Subtitles_that_a_person_made_stay()
    {
        using var engine = new ScriptedEngine();
        await File.WriteAllTextAsync(Path.Combine(folder, "a.srt"), "by hand", Test.Stop);

        Assert.Equal(0, await engine.RunAsync("transcribe", Put("a.wav"), "--format", "srt", "--output", folder));

        Assert.Equal("by hand", await File.ReadAllTextAsync(Path.Combine(folder, "a.srt"), Test.Stop));
        Assert.True(File.Exists(Path.Combine(folder, "a.captions.srt")));
        Assert.Contains("stays", engine.Error.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Unwritable() =>
        new()
        {
            { new string('x', 251) + ".wav", "json" }, // one byte too long
            { new string('字', 83) + "xx.wav", "json" },
            { "folder.wav", "txt" },
            { "loop.wav", "txt" },
        };

    [Theory]
    [MemberData(nameof(Unwritable))]
    public async Task A_result_that_cannot_be_written_is_refused_before_the_work(string name, string format)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Names and links are other ones there.");
        using var engine = new ScriptedEngine();
        var into = Path.Combine(folder, "out");
        foreach (
            var taken in Enumerable.Range(2, 99).Select(n => $"folder.captions-{n}.txt").Append("folder.captions.txt").Append("folder.txt")
        )
            Directory.CreateDirectory(Path.Combine(into, taken));
        File.CreateSymbolicLink(Path.Combine(folder, "circle"), "circle");
        if (name == "loop.wav")
            into = Path.Combine(folder, "circle");

        Assert.Equal(2, await engine.RunAsync("transcribe", Put(name), "--format", format, "--output", into));

        Assert.Null(engine.Chosen);
        Assert.Contains("so nothing was transcribed", engine.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_that_cannot_be_written_after_all_goes_to_the_standard_output()
    {
        var into = Path.Combine(folder, "out");
        using var engine = new ScriptedEngine
        {
            Meanwhile = () =>
            {
                Directory.Delete(into, recursive: true);
                File.WriteAllText(into, "a file in the folder's place");
            },
        };

        Assert.Equal(1, await engine.RunAsync("transcribe", Put("a.wav"), "--output", into));

        Assert.Equal("Good evening, everybody.\n", engine.Output.ToString());
        Assert.Contains("on the standard output instead", engine.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_fails_leaves_old_results_alone()
    {
        using var engine = new ScriptedEngine { Trouble = new InvalidSamplesException("Not sound.") };
        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "old", Test.Stop);

        Assert.Equal(1, await engine.RunAsync("transcribe", Put("a.wav"), "--output", folder));

        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(folder, "a.txt"), Test.Stop));
        Assert.Equal("Not sound.\n", engine.Error.ToString());
    }

    [Fact]
    public async Task One_bad_recording_does_not_keep_the_others_from_being_written()
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(1, await engine.RunAsync("transcribe", Path.Combine(folder, "none.wav"), Put("b.wav")));

        Assert.Contains("none.wav does not exist", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Good evening, everybody.\n", engine.Output.ToString());
    }

    [Theory]
    [InlineData("rtmp://user:hunter2@h.example/app/hunter2?token=hunter2")]
    [InlineData("HTTPS://h.example/hunter2.wav?t=hunter2#hunter2")]
    [InlineData("srt://h:9000?passphrase=hunter2")]
    [InlineData("ftp://u:hunter2@h.example/x.wav")]
    [InlineData("data:hunter2")]
    [InlineData("http:h.example/hunter2")]
    public async Task An_address_in_place_of_a_file_is_refused_without_repeating_its_secrets(string address)
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(2, await engine.RunAsync("transcribe", address));
        Assert.Equal(2, await engine.RunAsync("transcribe", address, address, "--output", folder));
        Assert.NotEqual(0, await engine.RunAsync("bench", address));

        Assert.Contains("An address was given where only files can be read", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{engine.Error} {engine.Output}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_would_overwrite_each_other_are_refused()
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(2, await engine.RunAsync("transcribe", Put("x/a.wav"), Put("y/a.wav"), "--output", folder));
        Assert.Contains("would both be written to", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await engine.RunAsync("transcribe", "a.wav", "b.wav", "--format", "vtt"));
        Assert.Contains("--output DIR", engine.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_transcription_is_a_failure()
    {
        using var engine = new ScriptedEngine();

        Assert.Equal(1, await engine.RunAsync(new CancellationToken(canceled: true), "transcribe", Put("a.wav")));

        Assert.Equal("Stopped before the end; no file is left half written.\n", engine.Error.ToString());
    }

    public static TheoryData<float, int, string> WordlessRecordings =>
        new()
        {
            { 0.1f, 90, "no word was recognised in 1:30 of sound as loud as speech" },
            { 0, 90, "is silent, so its transcript is empty" },
            { 0.002f, 90, "the sound is quieter than speech" },
            { 0, 0, "holds no sound" },
        };

    [Theory]
    [MemberData(nameof(WordlessRecordings))]
    public async Task A_recording_without_a_word_is_said_and_ends_with_its_own_code(float amplitude, int seconds, string remark)
    {
        using var engine = new ScriptedEngine { Decoder = new ScriptedDecoder(Tone(amplitude, seconds)), IsDeaf = true };

        Assert.Equal(3, await engine.RunAsync("transcribe", Put("talk.wav"), "--output", folder));

        Assert.Contains(remark, engine.Error.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "talk.txt")));
    }

    [Fact]
    public async Task A_long_loud_stretch_without_words_is_named_with_its_times()
    {
        using var engine = new ScriptedEngine { Decoder = new ScriptedDecoder(Tone(0.1f, 200)) };

        Assert.Equal(0, await engine.RunAsync("transcribe", Put("talk.wav")));

        Assert.Equal(
            "talk.wav: no word was recognised from 0:01 to 3:20, although the sound is as loud as speech; music and noise are not captioned.\n",
            engine.Error.ToString()
        );
    }

    private static float[] Tone(float amplitude, int seconds) =>
        [.. Enumerable.Range(0, seconds * AudioTime.SampleRate).Select(i => i % 2 == 0 ? amplitude : -amplitude)];
}
