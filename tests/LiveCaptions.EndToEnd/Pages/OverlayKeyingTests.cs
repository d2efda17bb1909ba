using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>The overlay for keyers, by its pixels: the service sends nothing, the test writes the lines.</summary>
public sealed class OverlayKeyingTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    private const string Words = """
        document.querySelector("live-captions").show({ track: "main", label: "Host", sequence: 1, time: 1, at: 1, delay: 0, speaking: true,
          language: "en", assets: "", lines: [{ id: 1, settled: "nobody said a", tentative: " word" }] })
        """;

    /// <summary>The largest difference of a pixel over a grey picture, keyed by the second image or by its own opacity.</summary>
    private const string Compare = """
        async pictures => {
          const [plain, fill, key] = await Promise.all(pictures.map(async text => {
            const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(text), c => c.charCodeAt(0))], { type: "image/png" }));
            const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
            context.drawImage(picture, 0, 0);
            return context.getImageData(0, 0, picture.width, picture.height).data;
          }));
          let worst = 0, lit = 0;
          for (let i = 0; i < plain.length; i += 4) {
            if (plain[i + 3] > 0) lit++;
            const [own, matte] = [plain[i + 3] / 255, key[i] / 255];
            for (let c = i; c < i + 3; c++)
              worst = Math.max(worst, Math.abs(plain[c] * own + 128 * (1 - own) - fill[c] * matte - 128 * (1 - matte)));
          }
          return [lit, Math.round(worst)];
        }
        """;

    /// <summary>Pixels of the ground, and those that are neither the ground nor without its colour.</summary>
    private const string Green = """
        async text => {
          const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(text), c => c.charCodeAt(0))], { type: "image/png" }));
          const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
          context.drawImage(picture, 0, 0);
          const all = context.getImageData(0, 0, picture.width, picture.height).data;
          let ground = 0, captions = 0, mixed = 0;
          for (let i = 0; i < all.length; i += 4) {
            if (all[i] === 0 && all[i + 1] === 255 && all[i + 2] === 0) ground++;
            else if (all[i + 3] < 255 || all[i + 1] - Math.max(all[i], all[i + 2]) > 12) mixed++;
            else captions++;
          }
          return [ground, captions, mixed];
        }
        """;

    [Theory]
    [InlineData("theme=box")]
    [InlineData("theme=outline")]
    public async Task Fill_and_key_together_give_exactly_the_transparent_overlay(string look)
    {
        var page = await OpenAsync(look);
        var pictures = new List<string> { await DrawnAsync(page) };
        foreach (var key in new[] { "fill", "key" })
        {
            await GoAsync(page, $"{look}&key={key}");
            pictures.Add(await DrawnAsync(page));
        }

        var seen = await page.EvaluateAsync<int[]>(Compare, pictures);

        Assert.True(seen[0] > 5000, $"Only {seen[0]} pixels have captions.");
        Assert.InRange(seen[1], 0, 4);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Over_a_chroma_ground_no_pixel_is_a_mixture()
    {
        var page = await OpenAsync("key=chroma&shadow=20&outline=3&bgopacity=0");

        var seen = await page.EvaluateAsync<int[]>(Green, await DrawnAsync(page));

        Assert.True(seen[0] > 100_000 && seen[1] > 2000, $"{seen[0]} pixels of ground, {seen[1]} of captions.");
        Assert.Equal(0, seen[2]);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("fill", new[] { 0, 0, 0, 255 })]
    [InlineData("key", new[] { 0, 0, 0, 255 })]
    [InlineData("chroma", new[] { 0, 255, 0, 255 })]
    public async Task The_ground_is_there_although_nothing_else_of_the_page_ever_comes(string key, int[] ground)
    {
        var page = await chromium.OpenAsync(960, 540);
        await page.RouteAsync("**/overlay/overlay.js*", route => route.AbortAsync());
        await page.GotoAsync($"{service.Address}overlay?key={key}");

        var seen = await page.PixelsAsync(await page.ScreenshotAsync(new() { OmitBackground = true }));

        Assert.Equal(ground, seen[..4]);
        await page.CloseAsync();
    }

    private static async Task<string> DrawnAsync(IPage page)
    {
        await page.EvaluateAsync($"() => {{ {Words}; }}");
        await page.EvaluateAsync(
            "document.fonts.ready.then(() => new Promise(over => requestAnimationFrame(() => requestAnimationFrame(over))))"
        );
        return Convert.ToBase64String(await page.ScreenshotAsync(new() { OmitBackground = true }));
    }

    private async Task<IPage> OpenAsync(string parameters)
    {
        var page = await chromium.OpenAsync(960, 540);
        await GoAsync(page, parameters);
        return page;
    }

    private Task GoAsync(IPage page, string parameters) => page.GotoStillAsync($"{service.Address}overlay?{parameters}&fade=0");
}
