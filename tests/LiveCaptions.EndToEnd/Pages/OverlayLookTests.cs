using System.Diagnostics;
using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>How lines are drawn, with lines that the test writes: the service sends nothing to a page that is cut off.</summary>
public sealed class OverlayLookTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_line_of_the_widest_letters_goes_on_in_the_next_row_and_moves_nothing()
    {
        var page = await OpenAsync("overlay");
        await ShowAsync(page, "WWWWWWWWW WWWWWWWWW");
        var before = await LeftOfAsync(page);

        await ShowAsync(page, "WWWWWWWWW WWWWWWWWW WWWWWWWWW WWWWWWWWW WW");

        Assert.Equal(before, (await LeftOfAsync(page))[..2]);
        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.querySelector('[data-lc=text]').scrollWidth <= document.querySelector('[data-lc=box]').clientWidth"
            )
        );
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_right_to_left_line_begins_at_the_right_and_does_not_move_as_it_grows()
    {
        var page = await OpenAsync("overlay");
        await ShowAsync(page, "שלום לכולם");
        var before = await LeftOfAsync(page);

        await ShowAsync(page, "שלום לכולם וברוכים הבאים");

        var after = await LeftOfAsync(page);
        Assert.Equal(before, after[..2]);
        Assert.True(after[3] < after[0], "The line does not grow to the left.");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_line_that_comes_back_stands_above_the_others_again()
    {
        var page = await OpenAsync("overlay");
        await page.EvaluateAsync($"{Draw}([{{ id: 4, settled: 'four', tentative: '' }}, {{ id: 5, settled: 'five', tentative: '' }}])");
        await page.EvaluateAsync(
            "lines.show([{ id: 5, settled: 'five', tentative: '' }, { id: 6, settled: '', tentative: 'six' }], 'en', true)"
        );
        await page.EvaluateAsync(
            "lines.show([{ id: 4, settled: 'four', tentative: '' }, { id: 5, settled: 'five', tentative: '' }], 'en', true)"
        );

        Assert.Equal("fourfive", await page.TextAsync());
        await page.CloseAsync();
    }

    [Fact]
    public async Task Custom_CSS_of_OBS_wins_over_every_rule_and_variable()
    {
        var page = await OpenAsync("overlay");
        await page.AddCustomCssAsync(
            """
            body { background-color: rgb(0, 0, 255); margin: 0px auto; overflow: hidden; }
            live-captions { --lc-color: rgb(255, 216, 0); --lc-size: 60px; font-weight: 400; }
            [data-lc=text] { padding: 3px; }
            """
        );
        await ShowAsync(page, "words");

        Assert.Equal("rgb(0, 0, 255)", await StyleAsync(page, "body", "backgroundColor"));
        Assert.Equal("rgb(255, 216, 0)", await StyleAsync(page, "[data-lc=word]", "color"));
        Assert.Equal("400", await StyleAsync(page, "[data-lc=word]", "fontWeight"));
        Assert.Equal("3px", await StyleAsync(page, "[data-lc=text]", "paddingLeft"));
        await page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('[data-lc=word]')).fontSize === '60px'");
        await page.CloseAsync();
    }

    [Fact]
    public async Task At_the_top_the_newest_row_is_in_the_box_too()
    {
        var page = await OpenAsync("overlay?valign=top&lines=1");
        await ShowAsync(page, "WWWWWWWWW WWWWWWWWW WWWWWWWWW WWWWWWWWW NEW");

        Assert.True(
            await page.EvaluateAsync<bool>(
                """
                () => {
                  const box = document.querySelector('[data-lc=box]').getBoundingClientRect(), words = document.querySelectorAll('[data-lc=word]');
                  const newest = words[words.length - 1].getBoundingClientRect();
                  return box.top < 100 && newest.bottom <= box.bottom + 1 && newest.top >= box.top - 1;
                }
                """
            )
        );
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_narrow_source_makes_letters_smaller_rather_than_cutting_them_off()
    {
        var page = await OpenAsync("overlay", 800, 600);
        await ShowAsync(page, "consider how much there might be prudently");

        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.querySelector('[data-lc=line]').offsetHeight < parseFloat(getComputedStyle(document.querySelector('[data-lc=line]')).fontSize) * 2"
            )
        );
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('[data-lc=text]').getBoundingClientRect().right <= innerWidth"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Letters_without_an_outline_are_as_smooth_as_the_browser_draws_them()
    {
        var page = await OpenAsync("overlay?theme=light");
        await ShowAsync(page, "nobody said a word");
        // The typeface is fetched for the first word, which a busy machine begins late; the box is fitted to it in the frame after.
        await page.WaitForFunctionAsync(
            "() => document.fonts.status === 'loaded' && [...document.fonts].some(face => face.status === 'loaded')"
        );
        var drawn = await UntilAsync(page, await page.ScreenshotAsync(), 0, 0);

        await page.AddCustomCssAsync("[data-lc=text] { text-shadow: none; }");
        await UntilAsync(page, drawn, 0, 8);

        await page.AddCustomCssAsync("[data-lc=text] { text-shadow: 0 0 0 #000; }");
        await UntilAsync(page, drawn, 40, 255);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Where_one_line_ends_before_its_neighbour_the_boxes_meet_without_a_notch()
    {
        var page = await OpenAsync("overlay?lines=3");
        await page.EvaluateAsync(
            $"{Draw}([{{ id: 1, settled: 'a long line of words', tentative: '' }}, {{ id: 2, settled: 'a short one', tentative: '' }}, {{ id: 3, settled: 'a longer one', tentative: '' }}])"
        );

        // Upper and lower corner at the end of each line, from above.
        Assert.Equal(
            "round round, square square, round round",
            await page.EvaluateAsync<string>(
                """
                [...document.querySelectorAll("[data-lc=text]")].map(text => {
                  const style = getComputedStyle(text, "::before");
                  return [style.borderStartEndRadius, style.borderEndEndRadius].map(radius => radius === "0px" ? "square" : "round").join(" ");
                }).join(", ")
                """
            )
        );
        await page.CloseAsync();
    }

    private const string Draw = """
        (async shown => {
          const { CaptionLines } = await import("/assets/element/lines.js");
          window.lines ??= new CaptionLines(document.querySelector("[data-lc=stack]"));
          lines.show(shown, null, false);
          document.querySelector("live-captions").dataset.shown = "yes";
        })
        """;

    private async Task<IPage> OpenAsync(string path, int width = 1920, int height = 1080)
    {
        var page = await chromium.OpenAsync(width, height);
        // Words fade in, which would change a picture.
        await page.GotoStillAsync(
            new Uri(service.Address, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}fade=0").ToString()
        );
        return page;
    }

    private static async Task ShowAsync(IPage page, string settled) =>
        await page.EvaluateAsync($"settled => {Draw}([{{ id: 1, settled, tentative: '' }}])", settled);

    /// <summary>
    /// Takes pictures until one differs from another by as much; a busy machine shows a change some frames after the page has it.
    /// </summary>
    /// <returns>The last picture.</returns>
    private static async Task<byte[]> UntilAsync(IPage page, byte[] other, int least, int most)
    {
        for (var wait = Stopwatch.StartNew(); ; )
        {
            // Two frames, so that the picture is newer than what was asked for before.
            await page.EvaluateAsync("new Promise(over => requestAnimationFrame(() => requestAnimationFrame(over)))");
            var picture = await page.ScreenshotAsync();
            var difference = await page.DifferenceAsync(picture, other);
            if (difference >= least && difference <= most)
                return picture;
            Assert.True(wait.Elapsed < Patience, $"The pictures differ by {difference} of 255.");
            // What shall stand still is compared with the picture before.
            other = most == 0 ? picture : other;
        }
    }

    private static Task<double[]> LeftOfAsync(IPage page) =>
        page.EvaluateAsync<double[]>("[...document.querySelectorAll('[data-lc=word]')].map(w => w.getBoundingClientRect().left)");

    private static Task<string> StyleAsync(IPage page, string selector, string name) =>
        page.EvaluateAsync<string>(
            "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]",
            new[] { selector, name }
        );
}
