using System.Text.Json;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A page for readers that is told of translations.</summary>
internal static class TranslatedReading
{
    /// <summary>Delivers these settled paragraphs; the last one may grow.</summary>
    public static Task HearAsync(this IPage page, string? language, params string[] paragraphs) =>
        page.HearAsync("running", language, paragraphs);

    /// <summary>The same in another state of the track.</summary>
    public static async Task HearAsync(this IPage page, string state, string? language, string[] paragraphs)
    {
        await page.WaitForFunctionAsync("() => hub.next");
        var news = new
        {
            track = "main",
            label = "Main hall",
            state,
            run = "files",
            part = new
            {
                version = 1,
                paragraphs = paragraphs.Select(
                    (text, i) =>
                        new
                        {
                            id = i + 1,
                            at = 1_770_000_000_000 + i * 60_000,
                            text,
                        }
                ),
                tentative = "",
                joined = false,
                speaking = true,
                language,
            },
        };
        await page.EvaluateAsync("news => hub.next(JSON.parse(news))", JsonSerializer.Serialize(news));
    }

    /// <summary>Waits until the page has asked so often, and this track the last time.</summary>
    public static async Task UntilAskedAsync(this IPage page, int calls, string? track)
    {
        await page.WaitForFunctionAsync("calls => hub.calls === calls", calls);
        Assert.Equal(track, await page.EvaluateAsync<string?>("hub.asked[hub.asked.length - 1].track"));
    }
}
