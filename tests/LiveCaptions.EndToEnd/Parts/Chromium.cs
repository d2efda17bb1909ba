using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The installed browser, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // Containers have no sandbox and no graphics card; the rest keeps the browser off the network.
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // What the pages offer must not depend on what this browser can translate.
        "--disable-blink-features=TranslationAPI",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
            return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        // Pages show their content at once, but a busy machine may take longer.
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

    /// <summary>False where no browser is installed; tests that need one are skipped.</summary>
    public bool IsHere => browser is not null;

    /// <summary>Opens a new page; the test is skipped where no browser is installed.</summary>
    /// <param name="width">Width of the viewport in CSS pixels.</param>
    /// <param name="height">Height of the viewport in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="motion">Whether motion is reduced.</param>
    /// <param name="zoom">Device pixels per CSS pixel.</param>
    /// <param name="locale">The reader's language and region.</param>
    public async Task<IPage> OpenAsync(
        int width = 1920,
        int height = 1080,
        ColorScheme scheme = ColorScheme.Light,
        ReducedMotion motion = ReducedMotion.NoPreference,
        float zoom = 1,
        string locale = "en-US"
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
                Locale = locale,
            }
        );
    }

    /// <summary>Opens a separate browser whose microphone plays this clip once, from the moment it is opened.</summary>
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

    /// <summary>Skips the test where no browser is installed.</summary>
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
