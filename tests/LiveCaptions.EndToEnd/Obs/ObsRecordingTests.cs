using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>Subtitles of recordings of the real OBS, compared with the sound in the recorded file.</summary>
public sealed class ObsRecordingTests(ITestOutputHelper output) : IDisposable
{
    private const string Sink = "hall";
    private const double Crash = 18,
        ListedEarly = 0.16;

    /// <summary>
    /// Bounds in seconds. <c>Exact</c> holds for the timeline and for words after a pause; <c>OneWord</c> for a word in running speech,
    /// whose time the recogniser and the word list know no better. The narrow bounds need an idle processor: on a busy one OBS's encoder,
    /// and with it the duration that OBS reports, lags by half a second.
    /// </summary>
    private static readonly (double Exact, double OneWord) Bounds = Measuring.Asked ? (0.15, 0.4) : (0.7, 1.2);

    private readonly ScratchFolder data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Every_subtitle_of_a_recording_matches_the_sound_through_a_pause_and_a_crash_of_ours()
    {
        await using var pulse = await PulseServer.StartAsync(Sink);
        await using var real = await RealObs.StartAsync(pulse.Address);
        await using var obs = real.Connect();
        await obs.WaitReadyAsync(Stop);
        await HearAsync(obs);
        var first = await CaptionAsync(pulse, real);
        await obs.StartRecordAsync(Stop);
        await UntilRecordedAsync(obs, 1000);

        var playing = pulse.PlayAsync(Repository.Demo, Sink);
        await UntilRecordedAsync(obs, 9000);
        await obs.PauseRecordAsync(Stop);
        for (var pause = Stopwatch.StartNew(); pause.ElapsedMilliseconds < 2500; await Task.Delay(50, Stop)) { }
        await obs.ResumeRecordAsync(Stop);
        await UntilRecordedAsync(obs, Crash * 1000);
        await first.KillAsync();
        await first.DisposeAsync();
        await using var second = await CaptionAsync(pulse, real);
        await playing;
        var spoken = (await obs.GetRecordStatusAsync(Stop)).OutputDuration;
        await UntilRecordedAsync(obs, spoken + 2500);
        var film = await obs.StopRecordAsync(Stop);
        var (srt, vtt) = (Path.ChangeExtension(film, ".srt"), Path.ChangeExtension(film, ".vtt"));
        for (var wait = Stopwatch.StartNew(); !(File.Exists(srt) && File.Exists(vtt)); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(20), "There are no subtitles.");

        // Late punctuation would be written into one of the two files between the reads.
        Assert.Equal(0, await second.StopAsync());

        var cues = Read(await File.ReadAllTextAsync(srt, Stop));
        Compare(cues, await ClipInFilm.FindAsync(film, Repository.Demo));
        await OthersReadAsync(srt, vtt, cues);
    }

    /// <summary>Asserts that each cue starts when its first word is heard, and that no word appears twice.</summary>
    private void Compare(IReadOnlyList<Cue> cues, ClipInFilm film)
    {
        var demo = JsonSerializer
            .Deserialize<JsonElement[][]>(File.ReadAllText(Repository.DemoWords))!
            .Select(w => (Text: w[0].GetString()!, Start: w[1].GetDouble(), End: w[2].GetDouble()))
            .ToArray();
        string[] said = [.. cues.SelectMany(c => c.Words)];
        var pairs = Alignment
            .Of([.. demo.Select(w => w.Text)], said)
            .Pairs.Where(p => demo[p.Reference].Text == said[p.Recognised])
            .ToDictionary(p => p.Recognised, p => demo[p.Reference]);
        output.WriteLine($"The film is behind the clip by {film.Shifts} s");
        var (at, errors) = (0, new List<(double Start, double Error)>());
        foreach (var cue in cues)
        {
            var from = at;
            at += cue.Words.Length;
            if (!pairs.TryGetValue(from, out var word) || film.At(word.Start) is not { } listed)
            {
                output.WriteLine(
                    $"{cue.Start:F2}-{cue.End:F2} not compared, its first word {(word.Text is null ? "was not said" : "was not found in the film")}: {string.Join(' ', cue.Words)}"
                );
                continue;
            }
            // After a silence the start of the sound is unambiguous; in running speech the word list is early by a sixth of a second.
            var onset = film.Onset(listed, 0.4);
            var error = cue.Start - (onset ?? listed + ListedEarly);
            errors.Add((cue.Start, error));
            output.WriteLine(
                $"{cue.Start:F2}-{cue.End:F2} {error:+0.00;-0.00} s {(onset is null ? "from the list" : "from the sound")}: {string.Join(' ', cue.Words)}"
            );
        }
        var (whole, crash) = (Median(errors.Select(e => e.Error)), Median(errors.Where(e => e.Start > Crash).Select(e => e.Error)));
        output.WriteLine($"Off by {whole:+0.00;-0.00} s, after the crash by {crash:+0.00;-0.00} s");
        Assert.InRange(whole, -Bounds.Exact, Bounds.Exact);
        Assert.InRange(crash, -Bounds.Exact, Bounds.Exact);
        Assert.All(errors, e => Assert.InRange(e.Error, -Bounds.OneWord, Bounds.OneWord));
        Assert.True(errors.Count >= cues.Count * 0.6, $"Of {cues.Count} subtitles {errors.Count} could be compared.");
        Assert.True(
            pairs.Count >= said.Length * 0.85,
            $"{said.Length - pairs.Count} of {said.Length} words were not said, or are there twice."
        );
        Assert.True(pairs.Count >= demo.Length * 0.6, $"Only {pairs.Count} of {demo.Length} words are there.");
        Assert.Contains("himself", said[^3..]);
    }

    private static async Task OthersReadAsync(string srt, string vtt, IReadOnlyList<Cue> cues)
    {
        foreach (var file in new[] { srt, vtt })
        {
            var read = await ProgramRun.OfAsync(
                Cli.Wrap("ffmpeg").WithArguments(["-nostdin", "-v", "warning", "-i", file, "-map", "0:s:0", "-f", "srt", "-"])
            );
            Assert.Equal((0, ""), (read.ExitCode, read.Error));
            Assert.Equal(cues.SelectMany(c => c.Words), Read(read.Output.ReplaceLineEndings("\r\n")).SelectMany(c => c.Words));
        }
        var peers = Path.Combine(Repository.Root, "tests", "LiveCaptions.EndToEnd", "peers");
        var parsed = await ProgramRun.OfAsync(Cli.Wrap("node").WithArguments(["read-vtt.mjs", vtt]).WithWorkingDirectory(peers));
        Assert.Equal((0, ""), (parsed.ExitCode, parsed.Error));
        var result = JsonSerializer.Deserialize<JsonElement>(parsed.Output);
        Assert.Equal("[]", result.GetProperty("errors").GetRawText());
        Assert.Equal(
            cues.Select(c => (Milliseconds(c.Start), Milliseconds(c.End))),
            result
                .GetProperty("cues")
                .EnumerateArray()
                .Select(c => (Milliseconds(c.GetProperty("start").GetDouble()), Milliseconds(c.GetProperty("end").GetDouble())))
        );
    }

    private Task<ServiceProcess> CaptionAsync(PulseServer pulse, RealObs real) =>
        ServiceProcess.StartAsync(
            new
            {
                Source = "device",
                Device = Sink,
                Language = "en",
            },
            soundServer: pulse.Address,
            data: data.Path,
            obs: new
            {
                Enabled = true,
                Address = $"ws://127.0.0.1:{real.Port}",
                real.Password,
                TextSource = new { Enabled = false },
            }
        );

    /// <summary>Makes the played clip the only sound in the recording.</summary>
    private static async Task HearAsync(ObsClient obs)
    {
        foreach (
            var input in (await obs.GetInputListAsync(cancel: Stop)).Where(i => i.InputKind.StartsWith("pulse_", StringComparison.Ordinal))
        )
            await obs.RemoveInputAsync(input.InputName, Stop);
        var scene = (await obs.GetSceneListAsync(Stop)).CurrentProgramSceneName!;
        await obs.CreateInputAsync(
            scene,
            "Hall",
            "pulse_output_capture",
            new JsonObject { ["device_id"] = Sink + ".monitor" },
            cancel: Stop
        );
    }

    private static async Task UntilRecordedAsync(ObsClient obs, double milliseconds)
    {
        for (
            var wait = Stopwatch.StartNew();
            (await obs.GetRecordStatusAsync(Stop)).OutputDuration < milliseconds;
            await Task.Delay(50, Stop)
        )
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(60), "OBS is not recording.");
    }

    /// <summary>The parser adds seconds and thousandths differently, so the last digits of its doubles differ.</summary>
    private static int Milliseconds(double seconds) => (int)Math.Round(seconds * 1000);

    private static double Median(IEnumerable<double> errors) => errors.Order().ElementAt(errors.Count() / 2);

    private static List<Cue> Read(string srt) =>
        [
            .. srt.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(block => block.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
                .Select(lines => (Times: lines[1].Split(" --> "), Text: string.Join(' ', lines[2..])))
                .Select(cue => new Cue(Seconds(cue.Times[0]), Seconds(cue.Times[1]), PlainWords.Of(cue.Text))),
        ];

    private static double Seconds(string clock) => TimeSpan.Parse(clock.Replace(',', '.'), CultureInfo.InvariantCulture).TotalSeconds;

    private sealed record Cue(double Start, double End, string[] Words);
}
