using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>An overlay that is cut off from the service and does nothing by itself, so that a test may draw in it.</summary>
internal static class StillPage
{
    /// <summary>Opens an overlay, waits until it is cut off, and ends its timers: a late one would clear what is drawn.</summary>
    public static async Task GotoStillAsync(this IPage page, string address)
    {
        await page.RouteAsync("**/captions/**", route => route.AbortAsync());
        await page.GotoAsync(address);
        await page.WaitForSelectorAsync("live-captions[data-state=away]", new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync(
            """
            () => {
              for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer);
              globalThis.setTimeout = () => 0;
            }
            """
        );
    }
}
