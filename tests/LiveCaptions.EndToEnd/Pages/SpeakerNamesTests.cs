using System.Net.Http.Json;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>An operator names a voice of the demo clip, and it has the name on every page.</summary>
public sealed class SpeakerNamesTests(Chromium chromium)
{
    [Fact]
    public async Task A_voice_that_is_named_on_the_operators_page_has_its_name_for_readers_in_the_overlay_and_in_subtitles()
    {
        await using var service = await ServiceProcess.StartAsync(new { Source = "demo", Speakers = new { Enabled = true } });
        using var http = new HttpClient { BaseAddress = service.Address };
        var operators = await OpenAsync(service, "operator");
        var reader = await OpenAsync(service, "live");
        var overlay = await OpenAsync(service, "overlay?labels=name");
        var faults = operators.Faults();
        var name = operators.Locator("#voices-list li").First.GetByLabel("Speaker 1");
        await Assertions.Expect(name).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(overlay.Locator("[data-lc=name]")).ToHaveTextAsync("Speaker 1", new() { Timeout = 60_000 });

        await name.FillAsync("Anna <b>");
        await operators.Keyboard.PressAsync("Tab");

        await Assertions
            .Expect(operators.Locator("#told"))
            .ToHaveTextAsync("Speaker 1 is called Anna <b> wherever speakers are shown.", new() { Timeout = 20_000 });
        await Assertions.Expect(overlay.Locator("[data-lc=name]")).ToHaveTextAsync("Anna <b>", new() { Timeout = 20_000 });
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("Anna <b>: ", new() { Timeout = 20_000 });
        var subtitles = await http.GetStringAsync(
            new Uri("api/tracks/main/captions.vtt", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("<v Anna &lt;b&gt;>", subtitles, StringComparison.Ordinal);
        Assert.Empty(await operators.ViolationsAsync());
        Assert.True(await operators.FitsAsync());
        Assert.Empty(faults);

        using var refused = await http.PutAsJsonAsync(
            new Uri("api/tracks/main/speakers/1", UriKind.Relative),
            new { name = "Anna\n>> Ben" },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task<IPage> OpenAsync(ServiceProcess service, string path)
    {
        var page = await chromium.OpenAsync(1100, 900);
        await page.GotoAsync(new Uri(service.Address, path).ToString());
        return page;
    }
}
