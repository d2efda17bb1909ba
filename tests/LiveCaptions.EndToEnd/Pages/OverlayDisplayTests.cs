using LiveCaptions.EndToEnd.Parts;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Pages;

/// <summary>Displays in a hall: the place of the picture is free to the pixel, and no word stands in it.</summary>
public sealed class OverlayDisplayTests(Chromium chromium, DemoService service) : IClassFixture<DemoService>
{
    /// <summary>Pixels that are transparent, those that are half transparent, and white ones.</summary>
    private const string Count = """
        async text => {
          const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(text), c => c.charCodeAt(0))], { type: "image/png" }));
          const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
          context.drawImage(picture, 0, 0);
          const all = context.getImageData(0, 0, picture.width, picture.height).data;
          let free = 0, half = 0, words = 0;
          for (let i = 0; i < all.length; i += 4) {
            if (all[i + 3] === 0) free++;
            else if (all[i + 3] < 255) half++;
            else if (all[i] === 255) words++;
          }
          return [free, half, words];
        }
        """;

    [Theory]
    [InlineData("below", 720 * 405)]
    [InlineData("beside", 640 * 360)]
    [InlineData("full", 0)]
    public async Task The_place_of_the_picture_is_free_to_the_pixel_and_words_stand_beside_it(string display, int free)
    {
        var page = await chromium.OpenAsync(960, 540);
        await page.RouteAsync("**/captions/**", route => route.AbortAsync());
        await page.GotoAsync($"{service.Address}overlay?display={display}&hold=30");
        await page.WaitForSelectorAsync("live-captions[data-state=away]", new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync(
            """
            document.querySelector("live-captions").show({ track: "main", label: "Host", sequence: 1, time: 1, at: 1, delay: 0, speaking: true,
              language: "en", assets: "", lines: [{ id: 1, settled: "nobody said a", tentative: "" }, { id: 2, settled: "word", tentative: "" }] })
            """
        );
        await page.EvaluateAsync(
            "document.fonts.ready.then(() => new Promise(over => requestAnimationFrame(() => requestAnimationFrame(over))))"
        );

        var seen = await page.EvaluateAsync<int[]>(
            Count,
            Convert.ToBase64String(await page.ScreenshotAsync(new() { OmitBackground = true }))
        );

        Assert.Equal([free, 0], seen[..2]);
        Assert.True(seen[2] > 300, $"Only {seen[2]} pixels have words.");
        await page.CloseAsync();
    }
}
