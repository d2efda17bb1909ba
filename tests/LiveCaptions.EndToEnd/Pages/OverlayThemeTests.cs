using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Every theme, mode and side over some minutes of talk: what stands on screen stays where it stands.</summary>
public sealed class OverlayThemeTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    private static readonly string[] Themes = ["box", "outline", "light", "venue", "duo", "contrast", "cea608"];
    private static readonly string[] Modes = ["rollup", "live", "block"];
    private static readonly string[] Sides = ["left", "center", "right"];

    public static TheoryData<string, string, string> Looks =>
        [
            .. from theme in Themes from align in Sides select (theme, "rollup", align),
            .. from mode in Modes where mode != "rollup" from align in Sides select ("box", mode, align),
        ];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_word_moves_sideways_and_no_line_wraps_anew(string theme, string mode, string align)
    {
        var page = await chromium.OpenAsync();
        await page.RecordAsync();
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?track=main&theme={theme}&mode={mode}&align={align}&labels=name");
        await PlayAsync(page, frames: 222);
        var (moved, wrapped, words, widest) = await page.PlacesAsync();

        Assert.True(words > (mode == "block" ? 20 : 150), $"Only {words} words were followed.");
        Assert.Empty(moved);
        Assert.Empty(wrapped);
        Assert.InRange(widest, 0.2, 1);
        // As they were drawn: the last lines may have left the screen by now.
        Assert.InRange(await page.SmallestTypeAsync(), 28, 200);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("box", "Inter")]
    [InlineData("venue", "Atkinson Hyperlegible Next")]
    [InlineData("cea608", "IBM Plex Mono")]
    public async Task Typefaces_come_from_the_program_itself_and_before_the_first_word(string theme, string font)
    {
        var page = await chromium.OpenAsync();
        var hosts = new HashSet<string>();
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?theme={theme}");
        await page.SendAsync(true, (1, "Grüße, žluťoučký", ""));

        Assert.True(
            await page.EvaluateAsync<bool>(
                "font => [...document.fonts].filter(face => face.family.replace(/\"/g, '') === font).some(face => face.status === 'loaded') && [...document.fonts].every(face => face.status !== 'loading')",
                font
            )
        );
        Assert.Equal([service.Address.Authority], hosts);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Two_tracks_stand_side_by_side_each_under_its_name()
    {
        var page = await OpenDuoAsync("""[{"id":"floor","label":"Floor"},{"id":"german","label":"German"}]""");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('live-captions').length === 2");

        Assert.Equal(
            "floor german",
            await page.EvaluateAsync<string>("[...document.querySelectorAll('live-captions')].map(e => e.getAttribute('track')).join(' ')")
        );
        await PlayAsync(page, frames: 20);
        var boxes = await page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('[data-lc=box]')].flatMap(e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right, e.getBoundingClientRect().bottom])"
        );
        Assert.True(boxes[1] <= 960 && boxes[3] >= 960, string.Join(' ', boxes));
        Assert.Equal(boxes[2], boxes[5]);
        Assert.Equal(
            "sample name sample name",
            await page.EvaluateAsync<string>("[...document.querySelectorAll('[data-lc=name]')].map(e => e.textContent).join(' ')")
        );
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("overlay-side-by-side") });
        await page.CloseAsync();
    }

    [Fact]
    public async Task Where_there_is_one_track_side_by_side_shows_that_one()
    {
        var page = await OpenDuoAsync("""[{"id":"main","label":"Main"}]""");
        await page.WaitForSelectorAsync("live-captions[track=main]", new() { State = WaitForSelectorState.Attached });

        Assert.Equal(1, await page.Locator("live-captions").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("'tracks' in document.body.dataset"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Chinese_wraps_within_its_box_and_arabic_begins_at_the_right()
    {
        var page = await chromium.OpenAsync();
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?lang=zh-Hant&chars=40");
        await page.SendAsync(true, (1, "今天天氣很好我們一起去海邊散步吧看船", "和海鷗"), (2, "أهلاً وسهلاً بكم في", " الميناء"));

        Assert.Equal("zh-Hant", await page.EvaluateAsync<string>("document.querySelector('[data-lc=line]').lang"));
        Assert.True(
            await page.EvaluateAsync<bool>(
                "[...document.querySelectorAll('[data-lc=line]')].every(line => line.firstChild.getBoundingClientRect().height < parseFloat(getComputedStyle(line).fontSize) * 2)"
            )
        );
        Assert.Equal(
            "ltr rtl",
            await page.EvaluateAsync<string>(
                "[...document.querySelectorAll('[data-lc=line]')].map(line => getComputedStyle(line).direction).join(' ')"
            )
        );
        await page.ScreenshotAsync(new() { Path = Repository.Screenshot("overlay-chinese-arabic") });
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_box_stands_where_the_address_puts_it_and_is_no_wider_than_it_says()
    {
        var page = await chromium.OpenAsync();
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?align=left&valign=top&x=10&y=20&w=40");
        await PlayAsync(page, frames: 30);

        var box = await page.EvaluateAsync<double[]>(
            "(r => [r.left, r.top, r.width])(document.querySelector('[data-lc=box]').getBoundingClientRect())"
        );
        Assert.Equal(192, box[0], 1);
        Assert.Equal(216, box[1], 1);
        Assert.InRange(box[2], 400, 768.5);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Blocks_that_come_at_once_are_shown_one_after_the_other()
    {
        var page = await chromium.OpenAsync();
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?mode=block");
        await page.SendAsync(true, (0, "First block.", ""));
        await page.SendAsync(false, (0, "First block.", ""), (10, "Second block.", ""), (20, "Third block.", ""));

        Assert.Equal("First block.", await page.TextAsync());
        await page.WaitForFunctionAsync("() => document.body.textContent.trim() === 'Second block.'");
        await page.WaitForFunctionAsync("() => document.body.textContent.trim() === 'Third block.'");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Words_come_later_by_the_delay()
    {
        var page = await chromium.OpenAsync();
        await page.ScriptHubAsync();
        await page.GotoAsync($"{service.Address}overlay?delay=1");
        var late = await page.EvaluateAsync<double>(
            """
            async () => {
              while (!window.hub.next) await new Promise(requestAnimationFrame);
              const came = performance.now(), shown = new Promise(over => document.addEventListener("lc-frame", () => over(performance.now()), { once: true }));
              hub.next({ track: "main", label: "main", sequence: 1, time: 1, at: 1, delay: 0, speaking: true, language: "en", assets: "files", lines: [{ id: 1, settled: "late", tentative: "" }] });
              return await shown - came;
            }
            """
        );

        Assert.InRange(late, 999, 1500);
        await page.CloseAsync();
    }

    private static async Task PlayAsync(IPage page, int frames)
    {
        await page.WaitForSelectorAsync("live-captions", new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync(
            """
            async count => {
              const [{ sampleFrames, TALK }, { readParameters }, { fontReady }] = await Promise.all(["builder/sample", "element/parameters", "element/fonts"].map(name => import(`/assets/${name}.js`)));
              await Promise.all([...document.querySelectorAll("live-captions")].map(async captions => {
                captions.setAttribute("server", "none");
                const { values } = readParameters(name => captions.getAttribute(name)), talk = sampleFrames(values, TALK, "sample name");
                await fontReady(values.font, values.weight);
                for (let i = 0; i < count; i++) captions.show(talk.next().value);
              }));
            }
            """,
            frames
        );
    }

    private async Task<IPage> OpenDuoAsync(string tracks)
    {
        var page = await chromium.OpenAsync();
        await page.ScriptHubAsync();
        await page.RouteAsync("**/tracks", route => route.FulfillAsync(new() { ContentType = "application/json", Body = tracks }));
        await page.GotoAsync($"{service.Address}overlay?theme=duo");
        return page;
    }
}
