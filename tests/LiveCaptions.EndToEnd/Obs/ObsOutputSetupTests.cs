using System.Diagnostics;
using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>The built program with the real OBS Studio, from no set-up to captions in the picture.</summary>
public sealed class ObsOutputSetupTests(ITestOutputHelper output) : IDisposable
{
    private const string Source = "LiveCaptions";

    private readonly ScratchFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_words_of_the_demo_appear_in_OBS_after_setup_and_again_after_a_crash_of_OBS()
    {
        await using var real = await RealObs.StartAsync();
        var saved = await SetUpAsync(real);
        await using var watcher = real.Connect();
        await watcher.WaitReadyAsync(Stop);
        var scene = (await watcher.GetSceneListAsync(Stop)).CurrentProgramSceneName!;
        var blank = await watcher.GetSourceScreenshotAsync(scene, Stop);
        await using var service = await ServiceProcess.StartAsync(Repository.Demo, obs: saved);

        var before = await UntilTextAsync(watcher, text => Known(text) >= 6);
        var seen = await watcher.GetSourceScreenshotAsync(scene, Stop);
        await File.WriteAllBytesAsync(Repository.Screenshot("obs-text-source"), seen, Stop);
        Assert.False(seen.SequenceEqual(blank), "The picture shows no words.");
        output.WriteLine($"In the picture: {before.Replace('\n', '/')}");

        await real.KillAsync();
        await real.StartAgainAsync();
        var open = Stopwatch.StartNew();
        await watcher.WaitReadyAsync(Stop);
        var stale = await TextAsync(watcher); // may be what OBS itself had saved, so only newer words count
        await UntilTextAsync(watcher, text => Known(text) >= 3 && text != before && text != stale);
        output.WriteLine($"Captions were back {open.Elapsed.TotalSeconds:F2} s after the port was open");
        Assert.InRange(open.Elapsed.TotalSeconds, 0, 5);

        Assert.Equal(0, await service.StopAsync());
        Assert.Equal("", await TextAsync(watcher));
    }

    [Fact]
    public async Task Set_up_is_undone_by_remove_and_a_wrong_password_is_reported_in_a_sentence()
    {
        await using var real = await RealObs.StartAsync();
        await SetUpAsync(real);
        var wrong = folder.Write("wrong", "wrong");

        var refused = await RunAsync(real, wrong, "obs", "status");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("OBS refused the password", refused.Error, StringComparison.Ordinal);

        var doctor = await RunAsync(real, null, "doctor");
        output.WriteLine(doctor.Output);
        Assert.Equal((0, ""), (doctor.ExitCode, doctor.Error));
        var again = await RunAsync(real, null, "obs", "setup");
        Assert.Contains("which was there already", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(real, null, "obs", "remove")).ExitCode);
        await using var watcher = real.Connect();
        await watcher.WaitReadyAsync(Stop);
        Assert.DoesNotContain(await watcher.GetInputListAsync(cancel: Stop), input => input.InputName == Source);
    }

    /// <summary>Sets OBS up as a streamer does, with nothing but the password.</summary>
    /// <returns>The settings saved for the service.</returns>
    private async Task<JsonElement> SetUpAsync(RealObs real)
    {
        var done = await RunAsync(real, folder.Write("password", real.Password), "obs", "setup");
        Assert.True(done.ExitCode == 0, done.Error);
        return JsonSerializer
            .Deserialize<JsonElement>(await File.ReadAllTextAsync(folder.File("mine.saved.json"), Stop))
            .GetProperty("Obs");
    }

    private Task<ProgramRun> RunAsync(RealObs real, string? password, params string[] arguments)
    {
        var config = folder.Write("mine.json", "{}");
        return ProgramRun.OfAsync([
            .. arguments,
            "--config",
            config,
            "--address",
            real.Address.ToString().TrimEnd('/'),
            .. password is null ? [] : new[] { "--password-file", password },
        ]);
    }

    private static async Task<string> UntilTextAsync(ObsClient obs, Func<string, bool> isIt)
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(20, Stop))
        {
            var text = await TextAsync(obs);
            if (isIt(text))
                return text;
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(60), $"Waited 60 s ; the last text was: {text}");
        }
    }

    private static async Task<string> TextAsync(ObsClient obs) =>
        (await obs.GetInputSettingsAsync(Source, Stop)).Settings.TryGetProperty("text", out var text) ? text.GetString()! : "";

    /// <summary>The number of words of this text that are words of the demo.</summary>
    private static int Known(string text)
    {
        var known = Plain(File.ReadAllText(Repository.DemoText)).ToHashSet();
        return Plain(text).Count(known.Contains);
    }

    private static string[] Plain(string text) =>
        text.ToLowerInvariant().Split([' ', '\n', '\r', '.', ',', '?', '!', ';', ':', '"'], StringSplitOptions.RemoveEmptyEntries);
}
