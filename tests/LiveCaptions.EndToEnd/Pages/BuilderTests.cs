using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The overlay builder: what is chosen is in view, in the address, and on the overlay.</summary>
public sealed class BuilderTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    [Fact]
    public async Task A_theme_and_a_size_are_chosen_with_the_keyboard_and_the_address_is_copied()
    {
        var page = await OpenAsync();
        var faults = page.Faults();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.TabToAsync("box");
        await page.Keyboard.PressAsync("ArrowRight");
        await UntilAddressAsync(page, "/overlay?theme=outline");
        await page.WaitForFunctionAsync($"() => {Captions}?.dataset.theme === 'outline'");
        await page.TabToAsync("p-size");
        for (var i = 0; i < 4; i++)
            await page.Keyboard.PressAsync("ArrowRight");
        await UntilAddressAsync(page, "/overlay?theme=outline&size=52");
        await page.WaitForFunctionAsync(
            $"() => (line => line && getComputedStyle(line).fontSize === '52px')({Captions}?.querySelector('[data-lc=line]'))"
        );

        await page.FocusAsync("#copy");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Copied");
        Assert.Equal($"{service.Address}overlay?theme=outline&size=52", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.EndsWith("/builder?theme=outline&size=52", page.Url, StringComparison.Ordinal);
        Assert.Empty(faults);
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_preview_is_the_overlay_with_a_sample_or_with_what_is_said_now()
    {
        var page = await OpenAsync("?theme=venue");
        var frame = page.FrameLocator("#frame");
        await Assertions.Expect(frame.Locator("[data-lc=line]").First).ToBeVisibleAsync();
        Assert.Equal("none", await page.EvaluateAsync<string>($"{Captions}.getAttribute('server')"));
        Assert.True(await page.EvaluateAsync<bool>($"{Captions}.querySelector('[data-lc=line]').getBoundingClientRect().top < 300"));

        await page.CheckAsync("[name=words][value=live]", new() { Force = true });

        await page.WaitForFunctionAsync(
            $"() => {Captions} && !{Captions}.hasAttribute('server') && {Captions}.state === 'live'",
            null,
            new() { Timeout = 30_000 }
        );
        await page.WaitForFunctionAsync(
            $"() => {Captions}.querySelectorAll('[data-lc=word]').length > 2",
            null,
            new() { Timeout = 60_000 }
        );
        await page.CloseAsync();
    }

    [Fact]
    public async Task Every_control_writes_its_parameter_and_the_theme_takes_them_back()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("document.querySelectorAll('#groups details').forEach(group => { group.open = true; })");
        await page.SelectOptionAsync("#p-mode", "block");
        await page.FillAsync("#p-lines", "3");
        await page.FillAsync("#p-chars", "36");
        await page.SelectOptionAsync("#p-case", "upper");
        await page.UncheckAsync("#p-tentative");
        await page.SelectOptionAsync("#p-font", "Atkinson Hyperlegible Next");
        await page.FillAsync("#p-color", "#ffd800");
        await page.FillAsync("#p-bgopacity", "0.5");
        await page.SelectOptionAsync("#p-align", "right");
        await page.FillAsync("#p-y", "80");
        await page.FillAsync("#p-hold", "3");
        await page.FillAsync("#p-delay", "1.5");
        await page.SelectOptionAsync("#p-labels", "name");
        await page.FillAsync("#p-lang", "ja");
        await page.Keyboard.PressAsync("Tab");

        await UntilAddressAsync(
            page,
            "/overlay?lang=ja&mode=block&lines=3&chars=36&tentative=0&hold=3&font=Atkinson+Hyperlegible+Next&color=ffd800&bgopacity=0.5&align=right&y=80&case=upper&labels=name&delay=1.5"
        );
        await page.ClickAsync("#reset");
        await UntilAddressAsync(page, "/overlay");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_motion_the_picture_stands_still_and_words_wait()
    {
        var page = await chromium.OpenAsync(1280, 800, motion: ReducedMotion.Reduce);
        await page.GotoAsync(new Uri(service.Address, "builder").ToString());
        await page.WaitForFunctionAsync($"() => {Captions}?.querySelector('[data-lc=word]')");
        await Assertions.Expect(page.Locator("#still")).ToHaveAttributeAsync("aria-pressed", "true");
        var before = await page.EvaluateAsync<string>(Pictures);

        await Task.Delay(1000, TestContext.Current.CancellationToken);

        Assert.Equal(before, await page.EvaluateAsync<string>(Pictures));
        await page.ClickAsync("#still");
        await page.WaitForFunctionAsync("before => (" + Pictures + ") !== before", before);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(1920, 1080, ColorScheme.Light, 1)]
    [InlineData(1920, 1080, ColorScheme.Dark, 1)]
    [InlineData(960, 540, ColorScheme.Light, 2)]
    [InlineData(320, 640, ColorScheme.Dark, 1)]
    public async Task It_fits_every_screen_and_nothing_stands_in_anybodys_way(int width, int height, ColorScheme scheme, float zoom)
    {
        var page = await chromium.OpenAsync(width, height, scheme, zoom: zoom);
        await page.GotoAsync(new Uri(service.Address, "builder").ToString());
        await page.WaitForFunctionAsync($"() => {Captions}?.querySelector('[data-lc=word]')");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(group => { group.open = true; })");

        Assert.True(await page.FitsAsync());
        Assert.Empty(await page.ViolationsAsync());
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot($"builder-{width}-{scheme}"), FullPage = width < 1000 });
        await page.CloseAsync();
    }

    [Fact]
    public async Task Changes_of_a_look_that_are_not_saved_yet_outlast_a_reload()
    {
        var page = await OpenAsync("?theme=outline&size=56");
        await page.FillAsync("#look-name", "reloaded");
        await page.ClickAsync("#look-save");
        await UntilAddressAsync(page, "/overlay?look=reloaded");
        await page.FillAsync("#p-size", "80");
        await page.CheckAsync("[name=theme][value=light]", new() { Force = true });
        await Assertions.Expect(page.Locator("#look-state")).ToContainTextAsync("Not saved yet");

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("#look")).ToHaveValueAsync("reloaded");
        await Assertions.Expect(page.Locator("#p-size")).ToHaveValueAsync("80");
        await Assertions.Expect(page.Locator("[name=theme][value=light]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#look-state")).ToContainTextAsync("Not saved yet");
        await UntilAddressAsync(page, "/overlay?look=reloaded");
        await page.CloseAsync();
    }

    private const string Captions = "document.getElementById('frame').contentDocument.querySelector('live-captions')";

    private const string Pictures =
        "document.getElementById('picture').toDataURL().length + document.getElementById('picture').toDataURL().slice(-400) + document.getElementById('frame').contentDocument.body.textContent";

    private static async Task UntilAddressAsync(IPage page, string end) =>
        await page.WaitForFunctionAsync("end => document.getElementById('address').value === location.origin + end", end);

    private async Task<IPage> OpenAsync(string parameters = "")
    {
        var page = await chromium.OpenAsync(1440, 900);
        await page.GotoAsync(new Uri(service.Address, "builder" + parameters).ToString());
        await page.WaitForFunctionAsync($"() => {Captions}?.querySelector('[data-lc=word]')");
        return page;
    }
}
