using System.Diagnostics;
using System.Text.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>The whole service with a real sound server: it captions what is played, and survives what happens to the server.</summary>
public sealed class DeviceServiceTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<ServiceProcess> StartAsync(PulseServer pulse, string device = "hall") =>
        ServiceProcess.StartAsync(
            new
            {
                Source = "device",
                Device = device,
                Language = "en",
            },
            soundServer: pulse.Address
        );

    [Fact]
    public async Task A_clip_that_is_played_is_captioned()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        await using var service = await StartAsync(pulse);
        await using var viewer = await HubViewer.ConnectAsync(service.Address);

        await pulse.PlayAsync(Repository.Demo, "hall");
        await UntilAsync(() => viewer.Newest is { Speaking: false } && viewer.Settled.Length > 0);

        var reference = ReferenceText.Load(Repository.DemoText);
        var edits = Alignment.Of(reference.Words, PlainWords.Of(viewer.Settled)).Edits;
        var rate = 100.0 * edits / reference.Words.Length;
        output.WriteLine($"{edits} of {reference.Words.Length} words wrong: {rate:F1} %. {viewer.Settled}");
        Assert.InRange(rate, 0, 8);
        Assert.Contains("captioning Monitor of Null Output (what the computer plays)", service.Said, StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task Two_tracks_of_one_device_are_both_captioned_in_parallel()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        var hall = new
        {
            Source = "device",
            Device = "hall",
            Language = "en",
        };
        await using var service = await ServiceProcess.StartAsync(
            hall,
            soundServer: pulse.Address,
            second: hall,
            recognition: new { MaxCores = 2 }
        );
        await using var viewer = await HubViewer.ConnectAsync(service.Address);
        await using var other = await HubViewer.ConnectAsync(service.Address, "second");

        await pulse.PlayAsync(Repository.Demo, "hall");
        await UntilAsync(() =>
            viewer.Newest is { Speaking: false }
            && viewer.Settled.Length > 0
            && other.Newest is { Speaking: false }
            && other.Settled.Length > 0
        );

        var reference = ReferenceText.Load(Repository.DemoText);
        foreach (var settled in new[] { viewer.Settled, other.Settled })
            Assert.InRange(Alignment.Of(reference.Words, PlainWords.Of(settled)).Edits, 0, reference.Words.Length / 5);
        Assert.Equal(0, await service.StopAsync());
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("unplugged")]
    [InlineData("suspended")]
    public async Task A_lost_source_is_reported_and_comes_back_with_the_right_time(string how)
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        await using var service = await StartAsync(pulse);
        await using var viewer = await HubViewer.ConnectAsync(service.Address);
        var before = await SpeakAsync(pulse, viewer);
        var lost = Stopwatch.StartNew();

        switch (how)
        {
            case "killed":
                await pulse.KillAsync();
                break;
            case "unplugged":
                await pulse.RemoveSinkAsync("hall");
                break;
            default:
                await pulse.SuspendAsync("hall", true);
                break;
        }
        await service.UntilTrackAsync("lost", "reopening");
        var noticed = lost.Elapsed;
        await UntilAsync(() => viewer.Newest is { Speaking: false });
        await Task.Delay(2000, Stop);
        switch (how)
        {
            case "killed":
                await pulse.RestartAsync("hall");
                break;
            case "unplugged":
                await pulse.AddSinkAsync("hall");
                break;
            default:
                await pulse.SuspendAsync("hall", false);
                break;
        }
        var back = Stopwatch.StartNew();
        await service.UntilTrackAsync("running");
        var recovered = back.Elapsed;
        var words = viewer.Settled.Length;
        var after = await SpeakAsync(pulse, viewer);

        output.WriteLine(
            $"{how}: noticed after {noticed.TotalSeconds:F2} s, back after {recovered.TotalSeconds:F2} s; the track's clock against the wall clock: {before:F3} s before, {after:F3} s after"
        );
        Assert.InRange(noticed.TotalSeconds, 0, 3.5);
        Assert.InRange(recovered.TotalSeconds, 0, 5);
        Assert.Equal(before, after, 0.1);
        Assert.True(viewer.Settled.Length > words);
        Assert.Equal(1, Count(service.Said, "is lost, so nothing is captioned until it is back"));
        Assert.Equal(1, Count(service.Said, "is back after"));
        Assert.Equal(1, (await service.StatusAsync()).GetProperty("tracks")[0].GetProperty("losses").GetInt32());
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task Without_a_microphone_the_demo_plays_with_a_notice()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        await using var service = await ServiceProcess.StartAsync(new { Source = "auto" }, soundServer: pulse.Address);

        Assert.Contains("captioning the demo clip, again and again.", service.Said, StringComparison.Ordinal);
        Assert.Contains("No microphone was found, so this is a demonstration.", service.Said, StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());
    }

    [Fact]
    public async Task A_missing_device_is_reported_with_those_that_exist()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        using var folder = new ScratchFolder();
        var run = await ProgramRun.OfAsync(
            Cli.Wrap(Repository.Program)
                .WithArguments(["--device", "Rode", "--port", $"{ServiceProcess.FreePort()}"])
                .WithEnvironmentVariables(e => e.Set("PULSE_SERVER", pulse.Address).Set("LIVECAPTIONS__LOG__FOLDER", folder.Path))
        );

        run.ToldInALine(
            1,
            "No sound device is called \"Rode\". The devices are \"Monitor of Null Output\" (pulse:hall.monitor)",
            "livecaptions devices"
        );
    }

    [Fact]
    public async Task Devices_are_listed_on_the_command_line()
    {
        await using var pulse = await PulseServer.StartAsync("hall");
        var run = await ProgramRun.OfAsync(
            Cli.Wrap(Repository.Program)
                .WithArguments(["devices", "--json"])
                .WithEnvironmentVariables(e => e.Set("PULSE_SERVER", pulse.Address))
        );

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var device = Assert.Single(JsonSerializer.Deserialize<JsonElement[]>(run.Output)!);
        Assert.Equal("pulse:hall.monitor", device.GetProperty("id").GetString());
    }

    /// <summary>Plays a sentence and waits for its words.</summary>
    /// <returns>By how many seconds the wall clock is ahead of the track's: this must not change.</returns>
    private static async Task<double> SpeakAsync(PulseServer pulse, HubViewer viewer)
    {
        var before = viewer.Settled.Length;
        await pulse.PlayAsync(Repository.Jfk, "hall");
        await UntilAsync(() => viewer.Newest is { Speaking: false } && viewer.Settled.Length > before + 40);
        return viewer.Newest!.At / 1000.0 - viewer.Newest.Time - Epoch;
    }

    /// <summary>Keeps the difference small enough to read.</summary>
    private static readonly double Epoch = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var wait = Stopwatch.StartNew(); !condition(); await Task.Delay(20, Stop))
            Assert.True(wait.Elapsed.TotalSeconds < 30, "Waited 30 s in vain.");
    }
}
