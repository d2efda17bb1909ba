using System.Diagnostics;
using System.Text.Json;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Tracks;

/// <summary>A real browser whose microphone hears a clip, on the page /speak.</summary>
public sealed class SpeakTests(Chromium chromium, ITestOutputHelper output) : IDisposable
{
    private const double Silence = 2,
        Length = Silence + 43; // seconds, of the silence before the clip and of both

    private readonly ScratchFolder folder = new();
    private volatile bool cut;
    private Action hangUp = () => { };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Speech_into_a_browsers_microphone_is_captioned()
    {
        chromium.Require();
        var clip = await PaddedClip.WriteAsync(folder, "demo", Repository.Demo, Silence);
        await using var service = await StartAsync();
        await using var viewer = await HubViewer.ConnectAsync(service.Address, "guest");
        await using var browser = await chromium.OpenWithMicrophoneAsync(clip);
        var page = await SpeakAsync(browser, service);

        // The clip has pauses, so only the time tells which words came last.
        var reference = ReferenceText.Load(Repository.DemoText);
        await Task.Delay(TimeSpan.FromSeconds(Length), Stop);
        await UntilAsync(
            async () => viewer.Newest is { Speaking: false } && (await GuestAsync(service)).GetProperty("behind").GetDouble() < 0.5,
            60
        );
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("speak") });

        var rate = 100.0 * Alignment.Of(reference.Words, PlainWords.Of(viewer.Settled)).Edits / reference.Words.Length;
        output.WriteLine($"WER {rate:F1} %: {viewer.Settled}");
        Assert.InRange(rate, 0, 8);
        Assert.Contains("On air", await page.TextContentAsync("#state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_cut_for_five_seconds_comes_back_with_the_time_right()
    {
        chromium.Require();
        var clip = await PaddedClip.WriteAsync(folder, "demo", Repository.Demo, Silence);
        await using var service = await StartAsync();
        await using var viewer = await HubViewer.ConnectAsync(service.Address, "guest");
        await using var browser = await chromium.OpenWithMicrophoneAsync(clip);
        var page = await SpeakAsync(browser, service);
        await UntilAsync(() => Task.FromResult(PlainWords.Of(viewer.Settled).Length > 10), 60);
        var before = ClockOf(viewer);

        cut = true;
        hangUp();
        await UntilStateAsync(service, "lost", "reopening");
        Assert.Contains("goes on by itself", await page.TextContentAsync("#state"), StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        cut = false;
        var back = Stopwatch.StartNew();
        await UntilStateAsync(service, "running");
        var words = PlainWords.Of(viewer.Settled).Length;
        var seconds = back.Elapsed.TotalSeconds;
        await UntilAsync(() => Task.FromResult(PlainWords.Of(viewer.Settled).Length > words + 10), 60);

        output.WriteLine(
            $"back {seconds:F1} s after the network; the stream's clock against the wall's: {before:F3} s before, {ClockOf(viewer):F3} s after"
        );
        Assert.InRange(seconds, 0, 20);
        Assert.Equal(before, ClockOf(viewer), 0.3);
    }

    /// <summary>A service that is ready, with a track that waits for a page.</summary>
    private static async Task<ServiceProcess> StartAsync()
    {
        var service = await ServiceProcess.StartAsync(Repository.Jfk);
        await service.PutTrackAsync(
            "guest",
            new
            {
                Source = "browser",
                Label = "Guest",
                Language = "en",
            }
        );
        return service;
    }

    private async Task<IPage> SpeakAsync(IBrowser browser, ServiceProcess service)
    {
        var page = await browser.NewPageAsync();
        page.Console += (_, message) => output.WriteLine($"page: {message.Text}");
        await page.RouteWebSocketAsync("**/sound", socket =>
        {
            if (cut)
            {
                _ = socket.CloseAsync(new() { Code = 3001 });
                return;
            }
            var server = socket.ConnectToServer();
            hangUp = () =>
            {
                _ = server.CloseAsync(new() { Code = 3001 });
                _ = socket.CloseAsync(new() { Code = 3001 });
            };
        });
        await page.GotoAsync(new Uri(service.Address, "speak?track=guest").ToString());
        await page.ClickAsync("#start");
        await UntilStateAsync(service, "running");
        return page;
    }

    private static double ClockOf(HubViewer viewer) => viewer.Newest!.At / 1000.0 - viewer.Newest.Time;

    private static async Task UntilStateAsync(ServiceProcess service, params string[] states)
    {
        var state = "";
        for (var wait = Stopwatch.StartNew(); !states.Contains(state); await Task.Delay(50, Stop))
        {
            Assert.True(wait.Elapsed.TotalSeconds < 30, $"Waited 30 s in vain; the track is {state}.");
            state = (await GuestAsync(service)).GetProperty("state").GetString();
        }
    }

    private static async Task<JsonElement> GuestAsync(ServiceProcess service) =>
        (await service.StatusAsync()).GetProperty("tracks").EnumerateArray().Single(t => t.GetProperty("id").GetString() == "guest");

    private static async Task UntilAsync(Func<Task<bool>> isSo, double seconds)
    {
        for (var wait = Stopwatch.StartNew(); !await isSo(); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed.TotalSeconds < seconds, $"Waited {seconds} s in vain.");
    }
}
