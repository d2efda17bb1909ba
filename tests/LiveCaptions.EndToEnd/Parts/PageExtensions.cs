using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Queries and waits on a page.</summary>
internal static class PageExtensions
{
    /// <summary>The text of the overlay, visible or fading.</summary>
    public static Task<string> TextAsync(this IPage page) => page.EvaluateAsync<string>("document.body.textContent.trim()");

    /// <summary>Waits until captions are on screen.</summary>
    public static Task UntilCaptionsAsync(this IPage page, int words = 1) =>
        page.WaitForFunctionAsync(
            "words => document.querySelector('live-captions')?.dataset.shown === 'yes' && document.querySelectorAll('[data-lc=word]').length >= words",
            words,
            new() { Timeout = 60_000 }
        );

    /// <summary>Waits until nothing is on screen.</summary>
    public static Task UntilBlankAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => document.body.textContent.trim() === ''", null, new() { Timeout = 60_000 });

    /// <summary>Adds CSS after the page's own, as OBS does.</summary>
    public static Task AddCustomCssAsync(this IPage page, string css) => page.AddStyleTagAsync(new() { Content = css });

    /// <summary>Collects errors and warnings of the page.</summary>
    public static List<string> Faults(this IPage page)
    {
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        return faults;
    }

    /// <summary>Red, green, blue and alpha of the upper left pixel of an image, and the largest alpha in it.</summary>
    public static Task<int[]> PixelsAsync(this IPage page, byte[] png) =>
        page.EvaluateAsync<int[]>(
            """
            async text => {
              const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
              const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
              const canvas = new OffscreenCanvas(picture.width, picture.height), context = canvas.getContext("2d");
              context.drawImage(picture, 0, 0);
              const all = context.getImageData(0, 0, picture.width, picture.height).data;
              let most = 0;
              for (let i = 3; i < all.length; i += 4) most = Math.max(most, all[i]);
              return [all[0], all[1], all[2], all[3], most];
            }
            """,
            Convert.ToBase64String(png)
        );

    /// <summary>The largest difference of any pixel between two images of the same size, 0 to 255.</summary>
    public static Task<int> DifferenceAsync(this IPage page, byte[] png, byte[] other) =>
        page.EvaluateAsync<int>(
            """
            async pictures => {
              const [one, other] = await Promise.all(pictures.map(async text => {
                const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(text), c => c.charCodeAt(0))], { type: "image/png" }));
                const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
                context.drawImage(picture, 0, 0);
                return context.getImageData(0, 0, picture.width, picture.height).data;
              }));
              return one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i])), 0);
            }
            """,
            new[] { Convert.ToBase64String(png), Convert.ToBase64String(other) }
        );
}
