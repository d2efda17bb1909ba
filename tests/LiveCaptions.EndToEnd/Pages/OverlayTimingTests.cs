using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>When text comes and goes on the overlay, with frames that the test sends.</summary>
public sealed class OverlayTimingTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    [Fact]
    public async Task Text_is_there_at_once_and_not_faded_in()
    {
        var page = await OpenAsync("hold=0.2&fade=2");
        await page.SendAsync(false, (1, "Gone.", ""));
        await page.UntilHiddenAsync();

        await page.SendAsync(true, (2, "Here", ""));

        Assert.Equal("1", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('[data-lc=box]')).opacity"));
        Assert.Equal("Here", await page.TextAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task What_comes_while_the_old_text_fades_stays()
    {
        var page = await OpenAsync("hold=0.2&fade=0.5");
        await page.SendAsync(false, (1, "Old.", ""));
        await page.UntilHiddenAsync();

        await page.SendAsync(true, (1, "Old.", ""), (2, "New", ""));
        await Task.Delay(1000, TestContext.Current.CancellationToken);

        Assert.Equal("yes", await page.ShownAsync());
        Assert.Equal("Old.New", await page.TextAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task Text_that_was_cleared_does_not_come_back_with_the_same_frame()
    {
        var page = await OpenAsync("hold=0.2&fade=0.2");
        await page.SendAsync(false, (1, "Said.", ""));
        await page.UntilBlankAsync();

        await page.SendAsync(true, (1, "Said.", ""));

        Assert.Equal("no", await page.ShownAsync());
        Assert.Equal("", await page.TextAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task Text_stays_while_somebody_speaks_and_goes_a_hold_time_after_the_connection()
    {
        var page = await OpenAsync("hold=0.4&fade=0.1");
        await page.SendAsync(true, (1, "Still speaking", ""));
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.Equal("yes", await page.ShownAsync());

        await page.LoseAsync();

        Assert.Equal("yes", await page.ShownAsync());
        await page.UntilBlankAsync();
        await page.WaitForFunctionAsync("() => hub.calls === 2");
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference, 1)]
    [InlineData(ReducedMotion.Reduce, 0)]
    public async Task Lines_glide_up_unless_motion_is_to_be_reduced(ReducedMotion motion, int glides)
    {
        var page = await OpenAsync("lines=2", motion);
        await page.SendAsync(true, (1, "One", ""), (2, "two", ""));

        await page.EvaluateAsync("() => { window.glides = 0; Element.prototype.animate = () => { window.glides++; }; }");
        await page.SendAsync(true, (2, "two", ""), (3, "three", ""));

        Assert.Equal(glides, await page.EvaluateAsync<int>("glides"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Only_debug_shows_that_the_server_is_gone()
    {
        var quiet = await OpenAsync("");
        await quiet.SendAsync(true, (1, "Words", ""));
        await quiet.LoseAsync();
        Assert.Equal("Words", await quiet.TextAsync());
        await quiet.CloseAsync();

        var debug = await OpenAsync("debug=1&lines=nine");
        await debug.SendAsync(true, (1, "Words", ""));
        Assert.Contains("live", await debug.TextAsync(), StringComparison.Ordinal);
        await debug.LoseAsync();
        Assert.Contains("away", await debug.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("ignored: lines=nine", await debug.TextAsync(), StringComparison.Ordinal);
        await debug.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string parameters, ReducedMotion motion = ReducedMotion.NoPreference)
    {
        var page = await chromium.OpenAsync(motion: motion);
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?{parameters}");
        return page;
    }
}
