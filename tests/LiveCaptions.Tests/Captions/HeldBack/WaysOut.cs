using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Outputs;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveCaptions.Tests.Captions.HeldBack;

/// <summary>Reasons for which a way out may have to be silent.</summary>
[Flags]
internal enum Reasons
{
    /// <summary>Captions are held back altogether.</summary>
    Everything = 1,
    OverlayOff = 2,
    ReadersOff = 4,
    BlockedForOverlay = 8,
    BlockedForReaders = 16,
    BlockedForExports = 32,

    /// <summary>What holds for the picture.</summary>
    Overlay = Everything | OverlayOff | BlockedForOverlay,

    /// <summary>What holds for people's own devices.</summary>
    Readers = Everything | ReadersOff | BlockedForReaders,
}

/// <summary>A place where captions can be read.</summary>
/// <param name="Obeys">For which of these reasons a word must not be readable there.</param>
/// <param name="ReadAsync">All text that can be read there, or could be at any moment.</param>
internal sealed record WayOut(string Name, Reasons Obeys, Func<SpeakingService, Task<string>> ReadAsync)
{
    /// <summary>Every way out: a new one is a line here.</summary>
    public static readonly IReadOnlyList<WayOut> All =
    [
        .. CaptionMode.All.Select(mode => new WayOut($"frames, {mode.Name}", Reasons.Overlay, from => Seen(from.Screens[mode]))),
        new("hub", Reasons.Overlay, from => HubAsync<CaptionFrame>(from, "Watch", new WatchRequest("main"))),
        new("hub, all tracks", Reasons.Overlay, from => HubAsync<CaptionFrame>(from, "Watch", new WatchRequest("all"))),
        new("events", Reasons.Overlay, EventAsync),
        new("socket", Reasons.Overlay, MessageAsync),
        new("now.json", Reasons.Overlay, from => GetAsync(from, "now.json")),
        new("text file", Reasons.Overlay, TextFileAsync),
        new("text source and browser events of OBS", Reasons.Overlay, from => Seen(from.ObsScreen)),
        new("captions in the stream", Reasons.Overlay, from => Queued(from.StreamCaptions)),
        new("text to elsewhere", Reasons.Overlay, from => Queued(from.Elsewhere)),
        new("readers' page", Reasons.Readers, from => HubAsync<ReaderNews>(from, "Read", new ReadRequest("main"))),
        new("captions.vtt", Reasons.Readers | Reasons.BlockedForOverlay | Reasons.BlockedForExports, VttAsync),
        new("sidecars of recordings", Reasons.Everything | Reasons.BlockedForExports, from => Queued(from.Sidecars)),
        new("archive", Reasons.Readers | Reasons.BlockedForOverlay | Reasons.BlockedForExports, Archived),
        new("operator's page, as on air", Reasons.Everything, OnAirAsync),
        // The last, since it waits until the words are listed, and they leave the screens meanwhile.
        new("segments for players", Reasons.Readers | Reasons.BlockedForOverlay | Reasons.BlockedForExports, SegmentsAsync),
    ];

    private static Task<string> Seen(CollectingViewer reader) =>
        Task.FromResult(string.Join('\n', reader.Frames.SelectMany(frame => frame.Lines.Read())));

    private static Task<string> Queued(WordQueue words) =>
        Task.FromResult(
            string.Join(
                ' ',
                words
                    .TakeAll()
                    .SelectMany(batch => batch.Corrections.Select(one => one.Text).Concat(batch.Words.Select(word => word.Word.Text)))
            )
        );

    private static Task<string> Archived(SpeakingService from) =>
        Task.FromResult(
            string.Join(
                ' ',
                from.Archive.TakeAll([])
                    .SelectMany(track => track.Corrections.Select(one => one.Text).Concat(track.Words.Select(word => word.Text)))
            )
        );

    private static async Task<string> HubAsync<T>(SpeakingService from, string method, object request)
    {
        await using var viewer = await from.Service.ConnectAsync();
        await foreach (var news in viewer.StreamAsync<T>(method, request, Test.Stop))
            return System.Text.Json.JsonSerializer.Serialize(news);
        return "";
    }

    private static async Task<string> EventAsync(SpeakingService from)
    {
        using var answer = await from.Service.Client.GetAsync(
            new Uri("/tracks/main/events", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            Test.Stop
        );
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Test.Stop));
        return (await reader.ReadLineAsync(Test.Stop))!;
    }

    private static async Task<string> MessageAsync(SpeakingService from)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{from.Service.Client.BaseAddress!.Authority}/tracks/main/socket"), Test.Stop);
        var buffer = new byte[8192];
        var read = await socket.ReceiveAsync(buffer, Test.Stop);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }

    /// <summary>The text that a program finds which reads the file from now on.</summary>
    private static async Task<string> TextFileAsync(SpeakingService from)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Test.Stop);
        var first = new TaskCompletionSource<string>();
        var running = new RollingText(from.Service.Part<CaptionTracks>(), 4, 42, 30, TimeProvider.System, text =>
        {
            first.TrySetResult(text);
            return Task.CompletedTask;
        }).RunAsync(enough.Token);
        var text = await first.Task.WaitAsync(Test.Stop);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        return text;
    }

    private static async Task<string> VttAsync(SpeakingService from)
    {
        var subtitles = await from.Service.Client.GetStringAsync(new Uri("/tracks/main/captions.vtt", UriKind.Relative), Test.Stop);
        return subtitles.Replace('\n', ' ');
    }

    private static async Task<string> SegmentsAsync(SpeakingService from)
    {
        from.Advance(8);
        var text = "";
        foreach (var line in (await GetAsync(from, "captions.m3u8")).Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
            text += (await GetAsync(from, line)).Replace('\n', ' ');
        return text;
    }

    private static Task<string> GetAsync(SpeakingService from, string path) =>
        from.Service.Client.GetStringAsync(new Uri("/api/tracks/main/" + path, UriKind.Relative), Test.Stop);

    /// <summary>Words of which the operator is told that they went out.</summary>
    private static async Task<string> OnAirAsync(SpeakingService from)
    {
        var view = JsonNode.Parse(await from.Service.Client.GetStringAsync(new Uri("/api/tracks/main", UriKind.Relative), Test.Stop))!;
        return string.Join(' ', view["words"]!.AsArray().Where(word => !(bool)word!["held"]!).Select(word => (string)word!["text"]!));
    }
}
