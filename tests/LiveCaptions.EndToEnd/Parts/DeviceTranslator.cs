using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>
/// Gives a page the browser's <c>Translator</c> as its specification has it, with languages that the test decides on.
/// </summary>
internal static class DeviceTranslator
{
    /// <summary>Takes effect when the page next loads.</summary>
    /// <param name="pairs">Availability by "en-es", as an object in JavaScript.</param>
    public static async Task TranslateInBrowserAsync(this IPage page, string pairs)
    {
        var module = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "overlays/tests/double/translator-double.js"));
        var script = module.Replace("export function", "function", StringComparison.Ordinal);
        await page.AddInitScriptAsync(
            $$"""
            {
              {{script}}
              // Scripts of a test count as clicks for this browser, so what a person does is watched here; it holds for five seconds.
              let acted = -Infinity;
              for (const type of ["keydown", "pointerdown"]) addEventListener(type, event => { if (event.isTrusted) acted = performance.now(); }, true);
              window.Translator = translatorDouble({{pairs}}, () => performance.now() - acted < 5000);
            }
            """
        );
    }
}
