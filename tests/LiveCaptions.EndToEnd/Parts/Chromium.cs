using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The browser of this machine, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // Containers have no sandbox and no graphics card; nothing of the rest may call home.
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
            return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        // What a page is to show, it shows at once; on a machine that does much else, only later.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = program,
                Headless = true,
                Args = Flags,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>False where there is no browser: what needs one is skipped.</summary>
    public bool IsHere => browser is not null;

    /// <summary>A fresh page, by default of the size of a picture; the test is skipped where there is no browser. Zoomed, so many pixels make one of CSS.</summary>
    public async Task<IPage> OpenAsync(
        int width = 1920,
        int height = 1080,
        ColorScheme scheme = ColorScheme.Light,
        ReducedMotion motion = ReducedMotion.NoPreference,
        float zoom = 1
    )
    {
        Require();
        return await browser!.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = scheme,
                ReducedMotion = motion,
                DeviceScaleFactor = zoom,
            }
        );
    }

    /// <summary>A browser of its own whose microphone hears this clip once, from the moment at which it is opened.</summary>
    public async Task<IBrowser> OpenWithMicrophoneAsync(string clip)
    {
        Require();
        return await playwright!.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Find(),
                Headless = true,
                Args =
                [
                    .. Flags,
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream",
                    $"--use-file-for-fake-audio-capture={clip}%noloop",
                    "--autoplay-policy=no-user-gesture-required",
                ],
            }
        );
    }

    /// <summary>Skips the test where there is no browser.</summary>
    public void Require() => Assert.SkipUnless(IsHere, "Neither chromium nor google-chrome is on the PATH: apt-get install chromium");

    private static string? Find() =>
        (
            from name in Names
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            let program = Path.Combine(folder, name)
            where File.Exists(program)
            select program
        ).FirstOrDefault();
}
