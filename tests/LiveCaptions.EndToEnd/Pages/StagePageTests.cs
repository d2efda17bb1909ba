using System.Text.RegularExpressions;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The page for speakers and crew, with the demo clip.</summary>
public sealed class StagePageTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    [Fact]
    public async Task It_shows_large_lines_the_delay_the_level_and_whether_the_track_is_on_air()
    {
        var page = await chromium.OpenAsync(1920, 1080);
        var faults = page.Faults();
        await page.GotoAsync(new Uri(service.Address, "stage").ToString());

        await page.UntilCaptionsAsync(words: 4);
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("On air");
        await Assertions.Expect(page.Locator("#delay")).ToHaveTextAsync(new Regex(@"^\d\.\d s$"));
        await Assertions.Expect(page.Locator("#level-now")).ToContainTextAsync("dB");
        Assert.True(
            await page.EvaluateAsync<bool>("parseFloat(getComputedStyle(document.querySelector('[data-lc=line]')).fontSize) > 80"),
            "The letters are too small for a stage."
        );
        Assert.Empty(await page.ViolationsAsync());
        Assert.True(await page.FitsAsync());
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_track_that_is_not_there_is_named_and_no_other_is_shown_as_if_it_were()
    {
        var page = await chromium.OpenAsync(700, 900);
        await page.GotoAsync(new Uri(service.Address, "stage?track=guest").ToString());

        await Assertions.Expect(page.Locator("#trouble")).ToContainTextAsync("no track “guest”");
        await Assertions.Expect(page.Locator("#air")).ToHaveTextAsync("No captions at the moment");
        Assert.True(await page.FitsAsync());
        await page.CloseAsync();
    }
}
