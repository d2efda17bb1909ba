using System.Net.Http.Json;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Looks kept by name: what is saved in the builder reaches open overlays, and nothing but captions is ever seen.</summary>
public sealed class LooksTests(Chromium chromium, TypedService service) : IClassFixture<TypedService>, IDisposable
{
    private const string Line = "Two words wait here until the look around them changes";

    /// <summary>Looks at every picture: are there words, and does any line break in its box?</summary>
    private const string Guard = """
        () => {
          window.pictures = { all: 0, empty: 0, broken: 0 };
          const look = () => {
            const texts = [...document.querySelectorAll('[data-lc=text]')];
            window.pictures.all++;
            if (texts.length === 0 || document.querySelector('live-captions').dataset.shown !== 'yes') window.pictures.empty++;
            const row = parseFloat(document.querySelector('live-captions').style.getPropertyValue('--lc-row'));
            if (texts.some(text => text.offsetHeight > row * 1.5)) window.pictures.broken++;
            requestAnimationFrame(look);
          };
          look();
        }
        """;

    private readonly HttpClient http = new() { BaseAddress = service.Process.Address };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task What_is_saved_in_the_builder_reaches_an_open_overlay_while_its_words_stay()
    {
        var builder = await OpenAsync("builder?theme=outline");
        var faults = builder.Faults();
        await builder.FillAsync("#look-name", "Große Bühne");
        await builder.ClickAsync("#look-save");
        await Assertions.Expect(builder.Locator("#look-said")).ToContainTextAsync("Saved.");
        await Assertions.Expect(builder.Locator("#address")).ToHaveValueAsync($"{service.Process.Address}overlay?look=grosse-buhne");
        var overlay = await OpenAsync("overlay?look=grosse-buhne&hold=30");
        await ShowAsync(overlay, Line);
        await Assertions.Expect(Captions(overlay)).ToHaveAttributeAsync("data-theme", "outline");
        await overlay.EvaluateAsync(Guard);

        await builder.FillAsync("#p-size", "80");
        await builder.SelectOptionAsync("#p-font", "OpenDyslexic");
        await Assertions.Expect(builder.Locator("#look-state")).ToContainTextAsync("Not saved yet");
        Assert.Equal("", await VariableAsync(overlay, "--lc-size"));
        await builder.ClickAsync("#look-save");
        await UntilAsync(overlay, "--lc-size", "80px");
        await builder.FillAsync("#p-chars", "20");
        await builder.FillAsync("#p-lines", "4");
        await builder.ClickAsync("#look-save");
        await UntilAsync(overlay, "--lc-chars", "20");

        await Assertions.Expect(builder.Locator("#look-state")).ToContainTextAsync("This is what overlays show.");
        var pictures = await overlay.EvaluateAsync<Dictionary<string, int>>("window.pictures");
        Assert.True(pictures["all"] > 5);
        Assert.Equal((0, 0), (pictures["empty"], pictures["broken"]));
        Assert.Equal(0, (await overlay.PixelsAsync(await overlay.ScreenshotAsync(new() { OmitBackground = true })))[3]);
        Assert.Empty(faults);
        await builder.CloseAsync();
        await overlay.CloseAsync();
    }

    [Fact]
    public async Task A_look_is_chosen_renamed_and_deleted_and_its_overlays_go_on()
    {
        await SaveAsync("camera", new() { ["theme"] = "light", ["size"] = "50" });
        var overlay = await OpenAsync("overlay?look=camera&hold=30");
        await ShowAsync(overlay, Line);
        var builder = await OpenAsync("builder?look=camera");
        await Assertions.Expect(builder.Locator("#look option:checked")).ToHaveTextAsync("camera (open in one overlay now)");
        await Assertions.Expect(builder.Locator("#p-size")).ToHaveValueAsync("50");

        await builder.FillAsync("#look-name", "close-up");
        await builder.ClickAsync("#look-rename");
        await Assertions.Expect(builder.Locator("#address")).ToHaveValueAsync($"{service.Process.Address}overlay?look=close-up");
        await builder.FillAsync("#p-size", "70");
        await builder.ClickAsync("#look-save");
        await UntilAsync(overlay, "--lc-size", "70px");

        await builder.ClickAsync("text=Delete");
        await builder.ClickAsync("text=Press again to delete");
        await Assertions.Expect(builder.Locator("#look-said")).ToContainTextAsync("Deleted.");
        Assert.StartsWith(
            $"{service.Process.Address}overlay?theme=light",
            await builder.InputValueAsync("#address"),
            StringComparison.Ordinal
        );
        await overlay.ReloadAsync();
        await ShowAsync(overlay, Line);
        await UntilAsync(overlay, "--lc-size", "70px");
        Assert.True(await builder.FitsAsync());
        Assert.Empty(await builder.ViolationsAsync());
        await builder.CloseAsync();
        await overlay.CloseAsync();
    }

    [Fact]
    public async Task An_unknown_look_shows_the_default_and_follows_once_it_is_saved()
    {
        var overlay = await OpenAsync("overlay?look=nobody&hold=30&valign=top");
        var faults = overlay.Faults();
        await ShowAsync(overlay, Line);
        Assert.Equal("box", await Captions(overlay).GetAttributeAsync("data-theme"));
        Assert.Equal(Line, string.Join(' ', await overlay.Locator("[data-lc=word]").AllInnerTextsAsync()));
        Assert.Equal(0, (await overlay.PixelsAsync(await overlay.ScreenshotAsync(new() { OmitBackground = true })))[3]);

        await SaveAsync("nobody", new() { ["theme"] = "contrast", ["valign"] = "middle" });

        await Assertions.Expect(Captions(overlay)).ToHaveAttributeAsync("data-theme", "contrast");
        Assert.Equal("top", await Captions(overlay).GetAttributeAsync("data-valign"));
        Assert.Empty(faults);
        await overlay.CloseAsync();
    }

    [Fact]
    public async Task A_restart_keeps_the_look_and_a_change_after_it_arrives()
    {
        await SaveAsync("stage", new() { ["size"] = "60" });
        var overlay = await OpenAsync("overlay?look=stage&hold=30");
        await ShowAsync(overlay, Line);
        await UntilAsync(overlay, "--lc-size", "60px");
        await overlay.EvaluateAsync("() => { window.same = true; }");

        var before = service.Process.Worker;
        await service.Process.SignalAsync("-KILL");
        await Assertions.Expect(Captions(overlay)).ToHaveAttributeAsync("data-state", "away");
        Assert.Equal("60px", await VariableAsync(overlay, "--lc-size"));
        await service.Process.UntilRestartedAsync(before);
        await Assertions.Expect(Captions(overlay)).ToHaveAttributeAsync("data-state", "live");
        Assert.Equal("60px", await VariableAsync(overlay, "--lc-size"));
        await SaveAsync("stage", new() { ["size"] = "64", ["mode"] = "live" });

        await UntilAsync(overlay, "--lc-size", "64px");
        await Assertions.Expect(Captions(overlay)).ToHaveAttributeAsync("data-mode", "live");
        Assert.True(await overlay.EvaluateAsync<bool>("window.same"));
        await overlay.CloseAsync();
    }

    [Fact]
    public async Task A_theme_for_two_tracks_adds_one_and_another_theme_takes_it_away()
    {
        await SaveAsync("talk", new() { ["theme"] = "box" });
        var overlay = await OpenAsync("overlay?look=talk&hold=30");
        await ShowAsync(overlay, Line);
        await overlay.EvaluateAsync("() => { window.first = document.querySelector('live-captions'); }");

        await SaveAsync("talk", new() { ["theme"] = "duo" });
        await Assertions.Expect(overlay.Locator("live-captions")).ToHaveCountAsync(2);
        await Assertions.Expect(overlay.Locator("body")).ToHaveAttributeAsync("data-tracks", "beside");
        await SaveAsync("talk", new() { ["theme"] = "venue" });

        await Assertions.Expect(overlay.Locator("live-captions")).ToHaveCountAsync(1);
        await Assertions.Expect(Captions(overlay)).ToHaveAttributeAsync("data-theme", "venue");
        await Assertions.Expect(overlay.Locator("body")).ToHaveAttributeAsync("data-valign", "top");
        Assert.True(await overlay.EvaluateAsync<bool>("window.first === document.querySelector('live-captions')"));
        await overlay.CloseAsync();
    }

    [Fact]
    public async Task The_start_file_follows_a_look()
    {
        await SaveAsync("file", new() { ["theme"] = "outline" });
        using var folder = new ScratchFolder();
        var builder = await OpenAsync("builder?look=file");
        await Assertions.Expect(builder.Locator("#look")).ToHaveValueAsync("file");
        await builder.EvaluateAsync("document.querySelectorAll('.take details').forEach(part => { part.open = true; })");
        var download = await builder.RunAndWaitForDownloadAsync(() => builder.ClickAsync("#save"));
        await download.SaveAsAsync(folder.File("obs.html"));
        var page = await chromium.OpenAsync(1280, 720);
        await page.GotoAsync(new Uri(folder.File("obs.html")).ToString());
        await page.WaitForSelectorAsync("iframe.here");
        var captions = page.FrameLocator("iframe").Locator("live-captions");
        await Assertions.Expect(captions).ToHaveAttributeAsync("data-theme", "outline");

        await SaveAsync("file", new() { ["theme"] = "cea608" });

        await Assertions.Expect(captions).ToHaveAttributeAsync("data-theme", "cea608");
        await page.CloseAsync();
        await builder.CloseAsync();
    }

    [Fact]
    public async Task The_preview_stands_over_what_OBS_has_on_air_where_OBS_is_connected()
    {
        var without = await OpenAsync("builder");
        await Assertions.Expect(without.Locator("[name=scene]")).ToHaveCountAsync(4);
        await without.CloseAsync();
        var picture = await chromium.OpenAsync(640, 360);
        await picture.SetContentAsync("<body style='background: rgb(10, 200, 30)'>");
        var onAir = await picture.ScreenshotAsync();
        var builder = await chromium.OpenAsync(1440, 900);
        await builder.RouteAsync("**/api/obs/outputs", route => route.FulfillAsync(
                new()
                {
                    Json = new
                    {
                        state = "ready",
                        message = "",
                        outputs = Array.Empty<string>(),
                    },
                }
            ));
        await builder.RouteAsync("**/api/obs/preview*", route =>
            route.FulfillAsync(new() { BodyBytes = onAir, ContentType = "image/png" })
        );
        await builder.GotoAsync(new Uri(service.Process.Address, "builder").ToString());

        await builder.CheckAsync("[name=scene][value=own]", new() { Force = true });

        await builder.WaitForFunctionAsync(
            "() => [...document.getElementById('picture').getContext('2d').getImageData(900, 500, 1, 1).data].join() === '10,200,30,255'"
        );
        await picture.CloseAsync();
        await builder.CloseAsync();
    }

    private static ILocator Captions(IPage page) => page.Locator("live-captions").First;

    private static Task<string> VariableAsync(IPage page, string name) =>
        page.EvaluateAsync<string>("name => document.querySelector('live-captions').style.getPropertyValue(name)", name);

    private static async Task UntilAsync(IPage page, string name, string value) =>
        await page.WaitForFunctionAsync(
            "([name, value]) => document.querySelector('live-captions')?.style.getPropertyValue(name) === value",
            new[] { name, value }
        );

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await chromium.OpenAsync(1440, 900);
        await page.GotoAsync(new Uri(service.Process.Address, path).ToString());
        return page;
    }

    /// <summary>Puts a line on air and waits until the overlay shows all of it.</summary>
    private async Task ShowAsync(IPage overlay, string line)
    {
        await Assertions.Expect(Captions(overlay)).ToHaveAttributeAsync("data-state", "live");
        using (var answer = await http.PostAsync(new Uri("api/tracks/main/clear", UriKind.Relative), null))
            Assert.True(answer.IsSuccessStatusCode);
        Assert.True(await service.Process.TypeAsync(line));
        await overlay.WaitForFunctionAsync(
            "line => [...document.querySelectorAll('[data-lc=word]')].map(word => word.textContent).join(' ').endsWith(line.split(' ').slice(-3).join(' '))",
            line
        );
    }

    private async Task SaveAsync(string name, Dictionary<string, string> values)
    {
        using var answer = await http.PutAsJsonAsync(new Uri($"api/looks/{name}", UriKind.Relative), new { values });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>The service with two tracks on which words are typed.</summary>
public sealed class TypedService : IAsyncLifetime
{
    internal ServiceProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Process = await ServiceProcess.StartAsync(new { Source = "typed" }, second: new { Source = "typed" });

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
