using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Scoring;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A frame, and when a page had drawn it, in milliseconds since 1970.</summary>
internal sealed record DrawnFrame(long ReceivedAt, CaptionFrame Frame);

/// <summary>A settled word that moved.</summary>
internal sealed record MovedWord(string Place, string Text, double Before, double After);

/// <summary>Records in a page what the overlay draws, when, and the position of each settled word.</summary>
internal static class PageRecorder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // A settled word is identified by its index in its line: nothing before it can change any more.
    private const string Script = """
        window.recorded = { frames: [], moved: [], wrapped: [], words: 0, widest: 0, smallest: 1e9 };
        const places = new Map();
        document.addEventListener("lc-frame", event => {
          recorded.frames.push({ receivedAt: event.detail.receivedAt, frame: event.detail.frame });
          const box = document.querySelector("[data-lc=box]").getBoundingClientRect();
          for (const line of document.querySelectorAll("[data-lc=line]")) {
            const text = line.firstChild.getBoundingClientRect();
            recorded.widest = Math.max(recorded.widest, text.width / box.width);
            const size = parseFloat(getComputedStyle(line).fontSize);
            recorded.smallest = Math.min(recorded.smallest, size);
            if (text.height > size * 2) recorded.wrapped.push(line.textContent);
            line.querySelectorAll("[data-lc=word]").forEach((word, i) => {
              const place = line.dataset.line + ":" + i, left = word.getBoundingClientRect().left;
              if (!places.has(place)) { places.set(place, left); recorded.words++; }
              else if (Math.abs(places.get(place) - left) > 0.5)
                recorded.moved.push({ place, text: word.textContent, before: places.get(place), after: left });
            });
          }
        });
        """;

    /// <summary>Takes effect when the page next loads.</summary>
    public static Task RecordAsync(this IPage page) => page.AddInitScriptAsync(Script);

    /// <summary>Number of frames drawn.</summary>
    public static Task<int> FrameCountAsync(this IPage page) => page.EvaluateAsync<int>("recorded.frames.length");

    /// <summary>All frames drawn.</summary>
    public static Task<List<DrawnFrame>> FramesAsync(this IPage page) => ReadAsync<List<DrawnFrame>>(page, "frames");

    /// <summary>
    /// Settled words that moved sideways, lines that wrapped, the number of words, and the widest line as a fraction of the box.
    /// </summary>
    public static async Task<(List<MovedWord> Moved, List<string> Wrapped, int Words, double Widest)> PlacesAsync(this IPage page) =>
        (
            await ReadAsync<List<MovedWord>>(page, "moved"),
            await ReadAsync<List<string>>(page, "wrapped"),
            await ReadAsync<int>(page, "words"),
            await ReadAsync<double>(page, "widest")
        );

    /// <summary>The smallest size of the type, in CSS pixels.</summary>
    public static Task<double> SmallestTypeAsync(this IPage page) => ReadAsync<double>(page, "smallest");

    private static async Task<T> ReadAsync<T>(IPage page, string what) =>
        JsonSerializer.Deserialize<T>(await page.EvaluateAsync<string>("what => JSON.stringify(recorded[what])", what), Json)!;

    /// <summary>Everything ever shown, for scoring: lines that have left the screen are included.</summary>
    public static List<ScreenText> History(IReadOnlyList<DrawnFrame> drawn)
    {
        var settled = new SortedDictionary<long, string>();
        var history = new List<ScreenText>();
        // Stream time and wall clock are aligned at the frame with the least delay.
        var start = drawn.Where(d => d.Frame.Time > 0).Min(d => d.Frame.At - d.Frame.Time * 1000);
        foreach (var (receivedAt, frame) in drawn)
        {
            foreach (var line in frame.Lines.Where(l => l.Settled.Length > 0))
                settled[line.Id] = line.Settled;
            var tentative = frame.Lines.Select(l => l.Tentative.Trim()).Where(t => t.Length > 0);
            history.Add(new((receivedAt - start) / 1000, string.Join(' ', settled.Values), string.Join(' ', tentative)));
        }
        return history;
    }
}
