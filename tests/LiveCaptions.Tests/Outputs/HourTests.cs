using LiveCaptions.Captions;
using LiveCaptions.Outputs;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs;

/// <summary>Tests that measure what others would disturb: they run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>An hour of captions by a clock that the tests move: never more than OBS can take, and nothing that piles up.</summary>
[Collection(nameof(Alone))]
public class HourTests(ITestOutputHelper output)
{
    private const int Hour = 3600, Settling = 600;
    private const long Growth = 3_000_000;

    private readonly List<TimeSpan> sent = new(40_000);
    private long settled;

    private static CaptionFrame Frame(string words) => new("main", "main", 1, 0, 0, 0, true, "en", "", [new(1, words, "")]);

    [Fact]
    public async Task The_text_source_gets_at_most_ten_texts_a_second_and_always_the_newest()
    {
        await using var outlet = await Outlet<TextSourceOutput>.OpenAsync((obs, clock, log) => new(new(), TimeSpan.FromSeconds(4), obs, clock, log), studio => studio.Put("LiveCaptions", "text_ft2_source_v2", []));
        Watch(outlet, "SetInputSettings");
        await TextAsync(outlet, "");
        outlet.Clock.Pass(TextSourceOutput.Pace);

        for (var second = 0; second < Hour; second++)
        {
            for (var step = 0; step < 4; step++) await OfferAsync(outlet, $"second {second} step {step}", 0.2);
            // A burst: what comes within a tenth is one text.
            await OfferAsync(outlet, $"second {second} burst", 0);
            for (var n = 0; n < 5; n++) outlet.Output.Offer(Frame($"second {second} newest {n}"));
            await outlet.PassAsync(0.1);
            await TextAsync(outlet, $"second {second} newest 4");
            outlet.Clock.Pass(TextSourceOutput.Pace);
            if (second == Settling) settled = GC.GetTotalMemory(forceFullCollection: true);
        }

        Within(10);
        Assert.Equal(1 + Hour * 6, sent.Count);
    }

    [Fact]
    public async Task The_stream_gets_at_most_two_captions_a_second_and_every_word()
    {
        await using var outlet = await Outlet<StreamCaptionOutput>.OpenAsync((obs, clock, log) => new(new(), TimeSpan.FromSeconds(4), obs, clock, log), studio => studio.Streaming = true);
        Watch(outlet, "SendStreamCaption");
        await outlet.UntilAskedAsync("GetStreamStatus");
        // Once it asks again, what it learned before is in force.
        await outlet.Obs.HappenAsync("CurrentProfileChanged", 2, new() { ["profileName"] = "Other" });
        await outlet.UntilAskedAsync("GetStreamStatus");
        await SayAsync(outlet, 0, "good evening", 0);

        for (var half = 1; half < 2 * Hour; half++)
        {
            await SayAsync(outlet, half / 2.0, $"half {half}", 0.5);
            if (half % 120 == 0)
            {
                await outlet.PassAsync(3.5);            // the word has waited for half a second of its hold
                await CaptionAsync(outlet, text => text.Length == 0);
                outlet.Clock.Pass(StreamCaptions.Pace);
                await SayAsync(outlet, half / 2.0, "then more", 0);
            }
            if (half == 2 * Settling) settled = GC.GetTotalMemory(forceFullCollection: true);
        }

        Within(2);
        Assert.Empty(outlet.Output.Words.TakeAll());
    }

    /// <summary>When OBS is asked for this, by the outlet's clock.</summary>
    private void Watch<T>(Outlet<T> outlet, string type) where T : ObsOutput
    {
        outlet.Obs.Forgets = true;
        outlet.Refuses = request =>
        {
            if (request.Type == type) sent.Add(outlet.Moments.Now);
            outlet.Obs.Studio.Captions.Clear();
            return null;
        };
    }

    private static async Task OfferAsync(Outlet<TextSourceOutput> outlet, string words, double then)
    {
        outlet.Output.Offer(Frame(words));
        await TextAsync(outlet, words);
        outlet.Clock.Pass(TimeSpan.FromSeconds(then));
    }

    private static async Task SayAsync(Outlet<StreamCaptionOutput> outlet, double at, string words, double wait)
    {
        outlet.Output.Words.Hear(Talk.Said(at, words));
        if (wait > 0) await outlet.PassAsync(wait);
        await CaptionAsync(outlet, text => text.EndsWith(words, StringComparison.Ordinal));
    }

    private static Task<FakeRequest> TextAsync(Outlet<TextSourceOutput> outlet, string text) => outlet.UntilAskedAsync("SetInputSettings", r => (string?)r.Data["inputSettings"]!["text"] == text);

    private static Task<FakeRequest> CaptionAsync(Outlet<StreamCaptionOutput> outlet, Func<string, bool> isIt) => outlet.UntilAskedAsync("SendStreamCaption", r => isIt(r.Text("captionText").Replace('\n', ' ')));

    private void Within(int most)
    {
        var grown = GC.GetTotalMemory(forceFullCollection: true) - settled;
        output.WriteLine($"{sent.Count} requests in {sent[^1].TotalMinutes:F0} minutes; {grown / 1000} kB more in memory after them than after {Settling / 60} minutes");
        Assert.InRange(sent[^1].TotalSeconds, Hour - 1, Hour * 1.2);
        for (var n = most; n < sent.Count; n++) Assert.True(sent[n] - sent[n - most] >= TimeSpan.FromSeconds(1), $"More than {most} in the second after {sent[n - most]}.");
        Assert.InRange(grown, long.MinValue, Growth);
    }
}
