using System.Diagnostics;
using System.Globalization;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Windows;

/// <summary>The whole life of the program on a streamer's Windows, from setup to removal, by Wine; its steps are timed.</summary>
public sealed class WindowsProgramTests(Chromium chromium, ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Setup_captions_an_update_over_them_and_removal_that_keeps_the_users_data()
    {
        chromium.Require();
        var setup = SetupProgram.Require();
        await using var pulse = await PulseServer.StartAsync("hall");
        await pulse.PactlAsync("load-module", "module-remap-source", "master=hall.monitor", "source_name=microphone");
        await pulse.PactlAsync("set-default-source", "microphone");
        await using var windows = await WinePrefix.CreateAsync(pulse.Address, ServiceProcess.FreePort());
        Note("Windows is set up");
        var before = windows.Files();

        await windows.SetUpAsync(setup);
        var program = Path.Combine(windows.LocalData, "Programs", "LiveCaptions", "livecaptions.exe");
        Assert.True(File.Exists(program));
        Note("setup is done");
        Assert.Equal(SetupProgram.Version, (await windows.RunAsync(program, "--version")).Trim());
        Assert.Contains(windows.Files(), file => file.EndsWith("LiveCaptions.lnk", StringComparison.Ordinal));
        await windows.RunAsync("reg", "query", WinePrefix.UninstallKey, "/v", "DisplayVersion");

        await TranscribeAsync(windows, program);
        await CaptionAsync(windows, program, pulse, setup);
        await RemoveAsync(windows, program, before);
    }

    private async Task TranscribeAsync(WinePrefix windows, string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(windows.Home, "Reden", WinePrefix.User)).FullName;
        var recording = Path.Combine(folder, "Речь für alle.wav");
        File.Copy(Repository.Jfk, recording);

        var words = await windows.RunAsync(program, "transcribe", windows.PathOf(recording));

        var edits = Edits(Repository.JfkText, words);
        Note($"a recording is transcribed, {edits} words wrong");
        Assert.InRange(edits, 0, 2);
        Directory.Delete(Path.Combine(windows.Home, "Reden"), recursive: true);
    }

    private async Task CaptionAsync(WinePrefix windows, string program, PulseServer pulse, string setup)
    {
        var settings = Path.Combine(windows.LocalData, "livecaptions", "show.json");
        Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
        await File.WriteAllTextAsync(
            settings,
            """{ "Tracks": { "main": { "Source": "demo" }, "hall": { "Source": "device", "Language": "en" } } }""",
            Stop
        );
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = windows
            .Command(program, "serve", "--config", windows.PathOf(settings))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill.Token);
        await UntilReadyAsync(windows.Service);
        Note("it serves");

        var page = await chromium.OpenAsync();
        await page.GotoAsync($"{windows.Service}overlay");
        await page.UntilCaptionsAsync(words: 4);
        await page.CloseAsync();
        Note("the demo's captions are on a page");
        await HearAsync(windows, pulse);
        await ChooseInBrowserAsync(windows, pulse);

        await windows.SetUpAsync(setup);
        Assert.Equal(0, (await running.Task.WaitAsync(Patience, Stop)).ExitCode);
        Note("setup has updated it; it has ended in good order");
        // With its usual settings, on the same port.
        await UntilReadyAsync(windows.Service);
        Note("setup has started it again");
    }

    private async Task HearAsync(WinePrefix windows, PulseServer pulse)
    {
        await using var viewer = await HubViewer.ConnectAsync(windows.Service, "hall");
        await viewer.First;
        await pulse.PlayAsync(Repository.Demo, "hall");
        for (
            var wait = Stopwatch.StartNew();
            viewer.Newest is not { Speaking: false } || viewer.Settled.Length == 0;
            await Task.Delay(50, Stop)
        )
            Assert.True(wait.Elapsed < Patience, "Nothing that was played has been captioned.");

        var edits = Edits(Repository.DemoText, viewer.Settled);
        Note($"the microphone is captioned, {edits} words wrong");
        Assert.InRange(edits, 0, ReferenceText.Load(Repository.DemoText).Words.Length / 10);
    }

    /// <summary>The page of the set-up finds the microphone that hears somebody, and captions it instead of the demo.</summary>
    private async Task ChooseInBrowserAsync(WinePrefix windows, PulseServer pulse)
    {
        var page = await chromium.OpenAsync(1280, 900);
        await page.GotoAsync($"{windows.Service}setup");
        await Assertions.Expect(page.Locator(".input .meter").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var speaking = pulse.PlayAsync(Repository.Demo, "hall");
        await Assertions.Expect(page.Locator("#hint")).ToContainTextAsync("hears somebody.", new() { Timeout = 60_000 });
        await page.ClickAsync("#hint button");
        await Assertions.Expect(page.Locator(".input[data-chosen=true]")).ToBeVisibleAsync();
        await page.UntilCaptionsAsync(words: 4);
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("windows-setup") });
        await speaking;
        await page.CloseAsync();
        Note("the page of the set-up has found the microphone");
    }

    private async Task RemoveAsync(WinePrefix windows, string program, SortedSet<string> before)
    {
        var home = Path.GetDirectoryName(program)!;
        await windows.RunAsync(Path.Combine(home, "uninstall.exe"), "/S");
        // It goes on in a copy of itself, since a program cannot remove its own file.
        for (var wait = Stopwatch.StartNew(); Directory.Exists(home); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed < Patience, $"Not removed: {string.Join(' ', Directory.EnumerateFileSystemEntries(home))}");
        Note("it is removed");

        var left = windows.Files().Except(before).ToList();
        Assert.Contains(left, path => path.EndsWith("show.json", StringComparison.Ordinal));
        Assert.Contains(left, path => path.StartsWith("AppData/Local/livecaptions/logs/", StringComparison.Ordinal));
        Assert.All(left, path => Assert.True(IsData(path), $"{path} was left behind."));
        var key = await ProgramRun.OfAsync(windows.Command("reg", "query", WinePrefix.UninstallKey));
        Assert.NotEqual(0, key.ExitCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetAsync(windows.Service, Stop));
    }

    /// <summary>Whether a path is a folder of what the user keeps, lies in one, or leads to one.</summary>
    private static bool IsData(string path) =>
        path.StartsWith("AppData/Local/livecaptions", StringComparison.Ordinal)
        || path.StartsWith("AppData/Roaming/livecaptions", StringComparison.Ordinal)
        || path == "AppData/Local/Programs";

    private static int Edits(string reference, string words) =>
        Alignment.Of(ReferenceText.Load(reference).Words, PlainWords.Of(words)).Edits;

    private async Task UntilReadyAsync(Uri service)
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(100, Stop))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(service, "health/ready"), Stop);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !Stop.IsCancellationRequested)
            {
                // Not yet.
            }
            Assert.True(wait.Elapsed < Patience, "It does not serve.");
        }
    }

    private void Note(string what) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds, 5:F1} s  {what}"));
}
