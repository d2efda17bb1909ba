using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Tests.Captions.HeldBack;

/// <summary>Something that keeps a word from being read.</summary>
/// <param name="Why">Which ways out it silences.</param>
/// <param name="SayAsync">Says the word, held back.</param>
internal sealed record WayToHoldBack(string Name, Reasons Why, Func<SpeakingService, string, Task> SayAsync)
{
    /// <summary>Every way to hold words back: a new one is a line here.</summary>
    public static readonly IReadOnlyList<WayToHoldBack> All = [new("the air delay", Reasons.Everything, async (at, word) =>
        {
            await DelayAsync(at);
            at.Say(word);
        }), new("a pause", Reasons.Everything, async (at, word) =>
        {
            await PostAsync(at, "/api/tracks/main/pause");
            at.Say(word);
            await PostAsync(at, "/api/tracks/main/resume");
            at.Say("after");
        }), new("a pause while it waits", Reasons.Everything, async (at, word) =>
        {
            await DelayAsync(at);
            at.Say(word);
            await PostAsync(at, "/api/tracks/main/pause");
            at.Advance(20);
            await PostAsync(at, "/api/tracks/main/resume");
            at.Advance(20);
        }), new("everything off air", Reasons.Everything, async (at, word) =>
        {
            await PostAsync(at, "/api/off-air");
            at.Say(word);
            await PostAsync(at, "/api/on-air");
            at.Say("after");
        }), new("everything off air while it waits", Reasons.Everything, async (at, word) =>
        {
            await DelayAsync(at);
            at.Say(word);
            await PostAsync(at, "/api/off-air");
            at.Advance(20);
            await PostAsync(at, "/api/on-air");
            at.Advance(20);
        }), new("everything off air when it was said, and not when it is settled", Reasons.Everything, async (at, word) =>
        {
            await PostAsync(at, "/api/off-air");
            at.Begin(word);
            await PostAsync(at, "/api/on-air");
            at.Settle(word);
        }), new("captions off", Reasons.Everything, async (at, word) =>
        {
            await PostAsync(at, "/obs/captions/off");
            at.Say(word);
            await PostAsync(at, "/obs/captions/on");
            at.Say("after");
        }), new("captions off while it waits", Reasons.Everything, async (at, word) =>
        {
            await DelayAsync(at);
            at.Say(word);
            await PostAsync(at, "/obs/captions/off");
            at.Advance(20);
            await PostAsync(at, "/obs/captions/on");
            at.Advance(20);
        }), new("an input muted or another scene on air in OBS", Reasons.Everything, (at, word) =>
        {
            at.Service.Part<CaptionGate>().Follow("Muted.");
            at.Say(word);
            at.Service.Part<CaptionGate>().Follow(null);
            at.Say("after");
            return Task.CompletedTask;
        }), new("an input that was muted when it was said, and is not when it is settled", Reasons.Everything, (at, word) =>
        {
            at.Service.Part<CaptionGate>().Follow("Muted.");
            at.Begin(word);
            at.Service.Part<CaptionGate>().Follow(null);
            at.Settle(word);
            return Task.CompletedTask;
        }), new("the overlay switched off", Reasons.OverlayOff, (at, word) => SwitchOffAsync(at, "overlay", word)), new("the readers switched off", Reasons.ReadersOff, (at, word) => SwitchOffAsync(at, "readers", word)), new("the overlay's blocklist", Reasons.BlockedForOverlay, (at, word) => BlockAsync(at, TextOutput.Overlay, word)), new("the readers' blocklist", Reasons.BlockedForReaders, (at, word) => BlockAsync(at, TextOutput.Readers, word)), new("the blocklist of what is kept", Reasons.BlockedForExports, (at, word) => BlockAsync(at, TextOutput.Exports, word)), new("a correction to nothing while it waits", Reasons.Everything, async (at, word) =>
        {
            await DelayAsync(at);
            at.Say(word);
            await CorrectAsync(at, word, "");
            at.Advance(20);
        })];

    private static Task DelayAsync(SpeakingService at) => PutAsync(at, "/api/tracks/main/hold", new { seconds = 10 });

    private static async Task SwitchOffAsync(SpeakingService at, string output, string word)
    {
        await PutAsync(at, $"/api/tracks/main/outputs/{output}", new { on = false });
        at.Say(word);
        await PutAsync(at, $"/api/tracks/main/outputs/{output}", new { on = true });
        at.Say("after");
    }

    private static Task BlockAsync(SpeakingService at, TextOutput output, string word)
    {
        var book = at.Service.Part<RuleBook>();
        book.Change(new([], [word]), new Dictionary<TextOutput, Treatment> { [output] = new(Blocked.Mask) });
        at.Say(word);
        return Task.CompletedTask;
    }

    private static async Task CorrectAsync(SpeakingService at, string word, string text)
    {
        var view = JsonNode.Parse(await at.Service.Client.GetStringAsync(new Uri("/api/tracks/main", UriKind.Relative), Test.Stop))!;
        var number = (long)view["words"]!.AsArray().Single(one => (string)one!["text"]! == word)!["number"]!;
        await PutAsync(at, $"/api/tracks/main/words/{number}", new { text });
    }

    private static async Task PostAsync(SpeakingService at, string path)
    {
        using var answer = await at.Service.Client.PostAsync(new Uri(path, UriKind.Relative), null, Test.Stop);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task PutAsync(SpeakingService at, string path, object body)
    {
        using var answer = await at.Service.Client.PutAsJsonAsync(new Uri(path, UriKind.Relative), body, Test.Stop);
        answer.EnsureSuccessStatusCode();
    }
}
