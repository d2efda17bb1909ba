using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>What the set-up page asks, of the whole service with real sound, a real model and real pages.</summary>
public sealed class SetupTests(Chromium chromium, ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Levels_of_all_inputs_are_live_while_somebody_looks_and_captions_go_on()
    {
        await using var pulse = await PulseServer.StartAsync("hall", "desk");
        await using var service = await ServiceProcess.StartAsync(
            new
            {
                Source = "device",
                Device = "hall",
                Language = "en",
            },
            soundServer: pulse.Address
        );
        using var http = new HttpClient { BaseAddress = service.Address };
        var inputs = (await http.GetFromJsonAsync<JsonElement>(new Uri("api/inputs", UriKind.Relative), Stop)).GetProperty("inputs");
        Assert.Equal(
            ["pulse:desk.monitor ", "pulse:hall.monitor main"],
            inputs
                .EnumerateArray()
                .Select(input => $"{input.GetProperty("id")} {string.Join(',', input.GetProperty("tracks").EnumerateArray())}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(1, await CapturesAsync(pulse));
        await using var viewer = await HubViewer.ConnectAsync(service.Address);

        var seen = await LookAsync(http, pulse);

        var hall = seen.Where(input => input.GetProperty("id").GetString() == "pulse:hall.monitor").ToList();
        Assert.Contains(hall, input => input.GetProperty("channels").GetArrayLength() == 2 && input.GetProperty("moves").GetBoolean());
        var desk = seen.Where(input => input.GetProperty("id").GetString() == "pulse:desk.monitor").ToList();
        Assert.Contains(desk, input => input.GetProperty("hint").GetString() == "silent");
        Assert.DoesNotContain(desk, input => input.GetProperty("moves").GetBoolean());
        await UntilAsync(async () => await CapturesAsync(pulse) == 1);
        await UntilAsync(() => Task.FromResult(viewer.Settled.Contains("country", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(0, (await service.StatusAsync()).GetProperty("tracks")[0].GetProperty("losses").GetInt32());
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task A_sound_check_of_the_demo_finds_its_words_in_real_pages_and_in_the_text_file()
    {
        using var folder = new ScratchFolder();
        await using var service = await ServiceProcess.StartAsync(
            new { Source = "demo" },
            environment: new Dictionary<string, string?> { ["LIVECAPTIONS__TEXTFILE__PATH"] = folder.File("captions.txt") }
        );
        var (overlay, phone) = (await chromium.OpenAsync(), await chromium.OpenAsync());
        await overlay.GotoAsync(new Uri(service.Address, "overlay").ToString());
        await phone.GotoAsync(new Uri(service.Address, "live").ToString());

        var run = await ProgramRun.OfAsync(Cli.Wrap(Repository.Program).WithArguments(["check", "--json", "--port", $"{service.Port}"]));

        output.WriteLine(run.Output + run.Error);
        var result = JsonSerializer.Deserialize<JsonElement>(run.Output).GetProperty("result");
        Assert.Equal(
            [
                "obsOverlay notUsed",
                "browserOverlay arrived",
                "readers arrived",
                "obsText notUsed",
                "streamCaptions notUsed",
                "recording notUsed",
                "textFile arrived",
            ],
            result.GetProperty("ways").EnumerateArray().Select(way => $"{way.GetProperty("way")} {way.GetProperty("state")}")
        );
        Assert.InRange(result.GetProperty("wordErrorRate").GetDouble(), 0, 15);
        Assert.InRange(result.GetProperty("firstWordDelay").GetDouble(), 0.05, 5);
        Assert.Equal(0, run.ExitCode);
        await overlay.CloseAsync();
        await phone.CloseAsync();
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task A_sound_check_reads_its_words_back_from_the_real_OBS()
    {
        await using var real = await RealObs.StartAsync();
        await using var obs = real.Connect();
        await obs.WaitReadyAsync(Stop);
        var scene = (await obs.GetSceneListAsync(Stop)).CurrentProgramSceneName!;
        await obs.CreateInputAsync(scene, "Words", "text_ft2_source_v2", new() { ["text"] = "" }, cancel: Stop);
        await obs.StartRecordAsync(Stop);
        await using var service = await ServiceProcess.StartAsync(
            new { Source = "demo" },
            obs: new
            {
                Enabled = true,
                Address = $"ws://127.0.0.1:{real.Port}",
                real.Password,
                TextSource = new { Enabled = true, Name = "Words" },
            }
        );

        var run = await ProgramRun.OfAsync(Cli.Wrap(Repository.Program).WithArguments(["check", "--json", "--port", $"{service.Port}"]));

        output.WriteLine(run.Output + run.Error);
        var ways = JsonSerializer.Deserialize<JsonElement>(run.Output).GetProperty("result").GetProperty("ways").EnumerateArray();
        var states = ways.ToDictionary(way => way.GetProperty("way").GetString()!, way => way.GetProperty("state").GetString());
        Assert.Equal(("arrived", "arrived", "notUsed"), (states["obsText"], states["recording"], states["streamCaptions"]));
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task A_model_is_measured_while_captions_go_on()
    {
        await using var service = await ServiceProcess.StartAsync("demo");
        using var http = new HttpClient { BaseAddress = service.Address };
        var words = (await service.WordsAsync()).Length;

        using var begun = await http.PostAsync(new Uri("api/models/tiny.en-q8_0/measure", UriKind.Relative), null, Stop);
        Assert.Equal(202, (int)begun.StatusCode);
        JsonElement model = default;
        await UntilAsync(async () =>
        {
            var models = (await http.GetFromJsonAsync<JsonElement>(new Uri("api/models", UriKind.Relative), Stop)).GetProperty("models");
            model = models.EnumerateArray().Single(one => one.GetProperty("name").GetString() == "tiny.en-q8_0");
            return model.GetProperty("measure").GetProperty("state").GetString() is not ("queued" or "running");
        });

        output.WriteLine(model.ToString());
        Assert.Equal("done", model.GetProperty("measure").GetProperty("state").GetString());
        Assert.InRange(model.GetProperty("speed").GetProperty("seconds").GetDouble(), 0.001, 2);
        await UntilAsync(async () => (await service.WordsAsync()).Length > words);
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task Without_a_service_the_check_says_what_to_do()
    {
        var run = await ProgramRun.OfAsync(Cli.Wrap(Repository.Program).WithArguments(["check", "--port", $"{ServiceProcess.FreePort()}"]));
        run.ToldInALine(1, "does not answer on port", "Start it first");
    }

    /// <summary>Plays a clip while the levels are read.</summary>
    /// <returns>Every level of every input.</returns>
    private static async Task<List<JsonElement>> LookAsync(HttpClient http, PulseServer pulse)
    {
        var seen = new List<JsonElement>();
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var reading = ReadAsync(http, seen, closed.Token);
        await UntilAsync(async () => await CapturesAsync(pulse) == 2);
        await pulse.PlayAsync(Repository.Jfk, "hall");
        Assert.False(reading.IsCompleted);
        await closed.CancelAsync();
        await reading;
        return seen;
    }

    private static async Task ReadAsync(HttpClient http, List<JsonElement> seen, CancellationToken closed)
    {
        try
        {
            using var answer = await http.GetAsync(
                new Uri("api/inputs/levels", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead,
                closed
            );
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(closed));
            while (await lines.ReadLineAsync(closed) is { } line)
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    seen.AddRange(JsonSerializer.Deserialize<JsonElement>(line[6..]).GetProperty("inputs").EnumerateArray());
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    private static async Task<int> CapturesAsync(PulseServer pulse) =>
        (await pulse.PactlAsync("list", "short", "source-outputs")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var wait = Stopwatch.StartNew(); !await condition(); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed.TotalSeconds < 120, "Waited 120 s in vain.");
    }
}
