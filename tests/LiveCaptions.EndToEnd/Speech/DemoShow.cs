using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Scoring;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Speech;

/// <summary>One live showing of the demo clip in a real browser, whose record several tests share.</summary>
/// <remarks>Two pages watch: the default overlay, over colours, and a larger one on which every line fits.</remarks>
public sealed class DemoShow(Chromium chromium) : IAsyncLifetime
{
    private const double Silence = 5;
    private readonly ScratchFolder folder = new();

    /// <summary>Path of the clip; its words lie beside it.</summary>
    internal string Clip { get; private set; } = "";

    /// <summary>Positions of words on the default overlay.</summary>
    internal (List<MovedWord> Moved, List<string> Wrapped, int Words, double Widest) Places { get; private set; }

    /// <summary>All texts shown on the larger page, with the page's own time stamps.</summary>
    internal List<ScreenText> History { get; private set; } = [];

    /// <summary>Errors and warnings of the browser.</summary>
    internal List<string> Faults { get; } = [];

    /// <summary>The overlay without colours under it, while captions were on screen.</summary>
    internal byte[] Transparent { get; private set; } = [];

    internal byte[] Coloured { get; private set; } = [];

    /// <summary>The exit code of the service.</summary>
    internal int ExitCode { get; private set; } = -1;

    public async ValueTask InitializeAsync()
    {
        if (!chromium.IsHere)
            return;
        Clip = await PaddedClip.WriteAsync(folder, "demo", Repository.Demo, Silence, Repository.DemoWords);
        await using var service = await ServiceProcess.StartAsync(Clip);
        var overlay = await OpenAsync(service, "overlay");
        await overlay.AddCustomCssAsync("body { background: linear-gradient(120deg, #c33, #3c6, #36c); }");
        var wide = await OpenAsync(service, "overlay?lines=4&chars=80&size=30");

        await overlay.UntilCaptionsAsync(words: 12);
        Coloured = await overlay.ScreenshotAsync(
            new() { Path = Repository.Screenshot("overlay-over-colours"), Animations = ScreenshotAnimations.Disabled }
        );
        Transparent = await wide.ScreenshotAsync(new() { Path = Repository.Screenshot("overlay-transparent"), OmitBackground = true });
        await service.UntilTrackAsync("ended");
        await UntilQuietAsync(wide);

        Places = await overlay.PlacesAsync();
        History = PageRecorder.History(await wide.FramesAsync());
        await overlay.CloseAsync();
        await wide.CloseAsync();
        ExitCode = await service.StopAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IPage> OpenAsync(ServiceProcess service, string path)
    {
        var page = await chromium.OpenAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Faults.Add(message.Text);
        };
        page.PageError += (_, error) => Faults.Add(error);
        await page.RecordAsync();
        await page.GotoAsync(new Uri(service.Address, path).ToString());
        return page;
    }

    /// <summary>Waits until no more frames come: the last one is on its way when the sound ends.</summary>
    private static async Task UntilQuietAsync(IPage page)
    {
        for (int before = -1, now = await page.FrameCountAsync(); before != now; (before, now) = (now, await page.FrameCountAsync()))
            await Task.Delay(500);
    }
}

/// <summary>The tests that share the showing.</summary>
[CollectionDefinition(nameof(DemoShow))]
public sealed class DemoShowTests : ICollectionFixture<DemoShow>;
