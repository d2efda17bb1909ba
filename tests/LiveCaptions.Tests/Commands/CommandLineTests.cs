using LiveCaptions.Tests.Audio.Files;

namespace LiveCaptions.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly ScriptedEngine engine = new();
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Put(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    [Theory]
    [InlineData("", "--source")]
    [InlineData("serve", "--source")]
    [InlineData("transcribe", "--output")]
    [InlineData("bench", "--reference")]
    [InlineData("obs setup", "--scene")]
    [InlineData("models pull", "--unlisted")]
    [InlineData("doctor", "--json")]
    public async Task Help_shows_options_examples_and_exit_codes(string command, string option)
    {
        Assert.Equal(0, await engine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]));

        var help = engine.Output.ToString();
        Assert.Contains(option, help, StringComparison.Ordinal);
        Assert.Contains($"  livecaptions {(command == "serve" ? "" : command)}".TrimEnd(), help, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_is_reported_with_a_suggestion()
    {
        Assert.Equal(2, await engine.RunAsync("serve", "--prot", "5000"));

        Assert.Equal(
            "--prot is not an option here. Did you mean --port?\nUsage: livecaptions serve --help\n",
            engine.Error.ToString().ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task An_option_of_a_command_that_has_none_is_reported()
    {
        Assert.Equal(2, await engine.RunAsync("quit", "--port", "5000"));

        Assert.Equal("--port is not an option here.\nUsage: livecaptions quit --help\n", engine.Error.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("transcribe")]
    [InlineData("bench")]
    [InlineData("dance")]
    [InlineData("transcribe", "a.wav", "--format", "pdf")]
    [InlineData("bench", "a.wav", "--clock", "sundial")]
    [InlineData("serve", "--port")]
    public async Task An_unknown_command_line_is_bad_usage(params string[] arguments)
    {
        Assert.Equal(2, await engine.RunAsync(arguments));

        Assert.Contains("Usage:", engine.Error.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_invalid_settings_of_all_sources_are_reported_together()
    {
        var file = Put("my.json", [.. """{ "Captions": { "Lines": 9 }, "Sever": {} }"""u8]);
        engine.Environment["LIVECAPTIONS__SERVER__MAXVIEWERS"] = "many";

        Assert.Equal(2, await engine.RunAsync("--config", file, "--port", "80"));

        Assert.Equal(
            $"""
            LiveCaptions did not start, since 4 settings cannot be used:
              - Captions:Lines = 9 (line 1 of {file}) must be a whole number from 1 to 4.
              - Sever (line 1 of {file}) is not a setting. Did you mean Server?
              - SERVER:MAXVIEWERS = many (environment variable LIVECAPTIONS__SERVER__MAXVIEWERS) must be a whole number from 1 to 10000.
              - Server:Port = 80 (--port) must be a whole number from 1024 to 65535.

            """,
            engine.Error.ToString().ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task Bench_passes_its_options_on()
    {
        var talk = Put("talk.wav", Wavs.Write(1, 1));
        var words = Put("talk.words.json", [.. "[]"u8]);

        Assert.Equal(
            0,
            await engine.RunAsync(
                "bench",
                talk,
                "--reference",
                words,
                "--clock",
                "real",
                "--frames",
                "out.jsonl",
                "--json",
                "--language",
                "de",
                "--offsets",
                "5",
                "--plot",
                "out.svg"
            )
        );

        var request = engine.Measured!;
        Assert.Equal((5, "out.svg", null), (request.Offsets, request.Plot, request.StepCost));
        Assert.Equal(
            (words, true, "out.jsonl", true, "de"),
            (request.Reference, request.RealClock, request.Frames, request.Json, request.Contenders[0].Settings.Tracks[0].Language)
        );
        Assert.Equal([talk], request.Files);
    }

    [Fact]
    public async Task Bench_measures_translations_by_an_engine_or_by_seconds()
    {
        var talk = Put("talk.wav", Wavs.Write(1, 1));

        Assert.Equal(0, await engine.RunAsync("bench", talk, "--translate", "1.5"));
        Assert.Equal((1.5, null), (engine.Measured!.Translation!.Seconds, engine.Measured.Translation.Engine));
        Assert.Equal(0, await engine.RunAsync("bench", talk, "--translate", "apertium", "--to", "es"));
        Assert.Equal(("es", "apertium"), (engine.Measured.Translation.To, engine.Measured.Translation.Engine!.Kind));
    }

    [Theory]
    [InlineData("Into which language", "--translate", "apertium")]
    [InlineData("There is no engine \"none\"", "--translate", "none", "--to", "es")]
    [InlineData("at most 60 seconds", "--translate", "61")]
    [InlineData("not \"zz\"", "--translate", "1", "--to", "zz")]
    [InlineData("Add --translate", "--to", "es")]
    public async Task Bench_refuses_a_translation_that_cannot_be_measured(string reason, params string[] options)
    {
        Assert.Equal(2, await engine.RunAsync(["bench", Put("talk.wav", Wavs.Write(1, 1)), .. options]));

        Assert.Contains(reason, engine.Error.ToString(), StringComparison.Ordinal);
        Assert.Null(engine.Measured);
    }

    [Fact]
    public async Task Bench_reads_compared_settings_like_all_others()
    {
        var talk = Put("talk.wav", Wavs.Write(1, 1));

        Assert.Equal(
            0,
            await engine.RunAsync(
                "bench",
                talk,
                "--step-cost",
                "0.055",
                "--compare",
                "Recognition:Span=1.2, Recognition:Step=0.3",
                "--compare",
                "Recognition:Threads=1"
            )
        );

        var request = engine.Measured!;
        Assert.Equal(0.055, request.StepCost);
        Assert.Equal(
            [(0.8, 0.2, 0), (1.2, 0.3, 0), (0.8, 0.2, 1)],
            request.Contenders.Select(other =>
                (other.Settings.Recognition.Span, other.Settings.Recognition.Step, other.Settings.Recognition.Threads)
            )
        );
        Assert.Equal(2, await engine.RunAsync("bench", talk, "--compare", "Recognition:Span=fast"));
        Assert.Contains(
            "Recognition:Span = fast (--compare) must be a number",
            engine.Error.ToString().ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Bench_refuses_what_it_cannot_measure()
    {
        var talk = Put("talk.wav", Wavs.Write(1, 1));

        Assert.Equal(1, await engine.RunAsync("bench", Path.Combine(folder, "none.wav")));
        Assert.Equal(2, await engine.RunAsync("bench", talk, "--reference", "none.txt"));
        Assert.Equal(2, await engine.RunAsync("bench", talk, "--reference", talk));
        Assert.Equal(2, await engine.RunAsync("bench", talk, talk, "--frames", "out.jsonl"));
        Assert.Equal(2, await engine.RunAsync("bench", talk, "--offsets", "0"));
        Assert.Equal(2, await engine.RunAsync("bench", talk, "--step-cost", "0"));
        Assert.Equal(2, await engine.RunAsync("bench", talk, "--step-cost", "0.1", "--clock", "real"));
        Assert.Equal(2, await engine.RunAsync("bench", talk, "--compare", "faster"));
        Assert.Null(engine.Measured);
    }

    [Fact]
    public async Task A_truncated_WAV_file_is_measured_with_a_warning()
    {
        Assert.Equal(0, await engine.RunAsync("bench", Put("cut.wav", Wavs.Write(3, 1))));

        Assert.Contains(
            "its header promises 3.0 s, but it holds 1.0 s",
            engine.Error.ToString().ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.NotNull(engine.Measured);
    }
}
