using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Runs axe-core on a page; axe-core is a package of the tests and is injected into the page.</summary>
internal static class Accessibility
{
    private static readonly Lazy<string> Axe = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "overlays", "node_modules", "axe-core", "axe.min.js"))
    );

    /// <summary>
    /// Violations of WCAG 2.2 AA and best practice, as "rule: element"; with <paramref name="enhanced"/> also contrast below 7:1.
    /// </summary>
    public static async Task<string[]> ViolationsAsync(this IPage page, bool enhanced = false)
    {
        await page.EvaluateAsync(Axe.Value);
        return await page.EvaluateAsync<string[]>(
            """
            async enhanced => {
              const { violations, passes } = await axe.run(document, {
                iframes: false, resultTypes: ["violations", "passes"],
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                rules: { "color-contrast-enhanced": { enabled: enhanced }, "target-size": { enabled: true } },
              });
              const enhancedRan = enhanced ? await axe.run(document, { iframes: false, runOnly: { type: "rule", values: ["color-contrast-enhanced"] } }) : { violations: [] };
              if (passes.length < 10) throw new Error(`axe checked nothing: ${passes.length} rules passed`);
              return [...violations, ...enhancedRan.violations].flatMap(v => v.nodes.map(node => `${v.id}: ${node.target.join(" ")} ${node.failureSummary}`));
            }
            """,
            enhanced
        );
    }

    /// <summary>True if the page does not scroll sideways.</summary>
    public static Task<bool> FitsAsync(this IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");

    /// <summary>Id or text of the focused element.</summary>
    public static Task<string> FocusAsync(this IPage page) =>
        page.EvaluateAsync<string>(
            "document.activeElement.id || document.activeElement.value || document.activeElement.textContent.trim()"
        );

    /// <summary>Presses Tab until this element has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string idOrText)
    {
        for (var i = 0; i < 120; i++)
        {
            if (await page.FocusAsync() == idOrText)
            {
                Assert.True(
                    await page.EvaluateAsync<bool>("document.activeElement.matches(':focus-visible')"),
                    $"{idOrText} shows no focus ring."
                );
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The keyboard does not reach {idOrText}.");
    }
}
