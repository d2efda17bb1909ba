using System.Text;
using System.Text.Json;
using LiveCaptions.Captions;
using LiveCaptions.Viewers;
using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Replaces the connection to the service in a page, so that the test decides which frames arrive, and when.</summary>
internal static class ScriptedHub
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly FrameJson Frames = new("files");

    // As much of the SignalR client as the overlay uses.
    private const string Script = """
        window.hub = { calls: 0, asked: [] };
        const connection = {
          start: async () => {}, stop: async () => {}, on: () => {}, onclose: closed => { hub.close = closed; },
          stream: (method, request) => ({ subscribe: observer => { hub.calls++; hub.asked.push(request); hub.next = observer.next; } }),
        };
        const builder = { withUrl: () => builder, configureLogging: () => builder, build: () => connection };
        window.signalR = { LogLevel: {}, HubConnectionBuilder: function () { return builder; } };
        """;

    /// <summary>Takes effect when the page next loads.</summary>
    public static Task ScriptHubAsync(this IPage page) => page.AddInitScriptAsync(Script);

    /// <summary>Delivers a frame.</summary>
    public static async Task SendAsync(this IPage page, bool speaking, params (long Id, string Settled, string Tentative)[] lines)
    {
        await page.WaitForFunctionAsync("() => hub.next");
        var frame = new CaptionFrame(
            "main",
            "main",
            1,
            1,
            1,
            0.3,
            speaking,
            "en",
            [.. lines.Select(l => new CaptionLine(l.Id, l.Settled, l.Tentative))]
        );
        await page.EvaluateAsync("frame => hub.next(JSON.parse(frame))", Encoding.UTF8.GetString(Frames.Of(frame)));
    }

    /// <summary>Delivers an update of the reading page.</summary>
    public static async Task TellAsync(
        this IPage page,
        long version,
        string state,
        string tentative,
        bool speaking,
        string run,
        params (long Id, string Text)[] paragraphs
    )
    {
        await page.WaitForFunctionAsync("() => hub.next");
        var part = new TranscriptPart(
            version,
            [.. paragraphs.Select(p => new TranscriptParagraph(p.Id, 1_770_000_000_000 + p.Id * 60_000, p.Text))],
            tentative,
            false,
            speaking,
            "en"
        );
        await page.EvaluateAsync(
            "news => hub.next(JSON.parse(news))",
            JsonSerializer.Serialize(new ReaderNews("main", "Main hall", state, "files", run, part), Json)
        );
    }

    /// <summary>Closes the connection.</summary>
    public static async Task LoseAsync(this IPage page) => await page.EvaluateAsync("hub.close()");

    /// <summary>"yes" while captions are shown.</summary>
    public static Task<string> ShownAsync(this IPage page) =>
        page.EvaluateAsync<string>("document.querySelector('live-captions').dataset.shown");

    /// <summary>Waits until captions start to fade.</summary>
    public static async Task UntilHiddenAsync(this IPage page) =>
        await page.WaitForFunctionAsync(
            "() => document.querySelector('live-captions').dataset.shown === 'no'",
            null,
            new() { PollingInterval = 20 }
        );
}
