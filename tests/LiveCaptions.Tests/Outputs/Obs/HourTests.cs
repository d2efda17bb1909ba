using LiveCaptions.Outputs.Obs;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Outputs.Obs;

/// <summary>Tests whose measurements others would disturb, so they run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>An hour of captions on a manual clock: never more than OBS can handle, and nothing accumulates.</summary>
/// <remarks>The clock moves only while the output waits for it, so every hour is the same.</remarks>
[Collection(nameof(Alone))]
public class HourTests(ITestOutputHelper output)
{
    private const long Growth = 500_000; // bytes in fifty minutes, fewer than fifty per request

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1),
        Warm = TimeSpan.FromMinutes(10),
        Hold = TimeSpan.FromSeconds(4),
        MaxDuration = TimeSpan.FromMinutes(5);

    private readonly List<TimeSpan> sent = new(20_000);
    private long held;

    [Fact]
    public async Task The_text_source_gets_at_most_ten_texts_a_second_and_always_the_newest()
    {
        await using var outlet = await Outlet<TextSourceOutput>.OpenAsync(
            (obs, clock, log) => new(new(), Hold, () => new("LiveCaptions"), obs, clock, log),
            studio => studio.Put("LiveCaptions", "text_ft2_source_v2", []),
            MaxDuration
        );
        var frames = new HourOfFrames(outlet);
        await frames.BeginAsync();
        Watch(outlet, "SetInputSettings", _ => frames.OfferPending());

        await ForAnHourAsync(outlet, second => second % 10 == 0 ? frames.AtFullRateAsync(second) : frames.AsSpokenAsync(second));

        Within(10);
        Assert.Equal(360 * 10 + 3240 * 2, sent.Count);
        outlet.Clock.Pass(Hold);
        await frames.UntilTextAsync(""); // nothing followed the newest
    }

    [Fact]
    public async Task The_stream_gets_every_word_in_at_most_two_captions_a_second_and_none_twice()
    {
        await using var outlet = await Outlet<StreamCaptionOutput>.OpenAsync(
            (obs, clock, log) => new(new(), Hold, obs, clock, log),
            studio => studio.Streaming = true,
            MaxDuration
        );
        await outlet.UntilAsync(() => outlet.Output.Activity.StartsWith("captions go", StringComparison.Ordinal));
        var words = new HourOfWords(outlet);
        await words.BeginAsync();
        Watch(outlet, "SendStreamCaption", words.Count);

        await ForAnHourAsync(outlet, second => (second % 60) switch
            {
                30 => words.ManyAtOnceAsync(),
                59 => words.AfterSilenceAsync(),
                _ => words.AsSpokenAsync(),
            });

        Within(2);
        Assert.InRange(sent.Count, 5000, 7200);
        Assert.Equal((0, words.Said), (words.Repeated, words.Sent));
        Assert.Empty(outlet.Output.Words.TakeAll());
    }

    /// <summary>Records when OBS gets requests of this type, on the output's clock.</summary>
    private void Watch<T>(Outlet<T> outlet, string type, Action<FakeRequest> also)
        where T : ObsOutput
    {
        outlet.Obs.KeepsNoHistory = true;
        outlet.Refuses = request =>
        {
            if (request.Type != type)
                return null;
            sent.Add(outlet.Monotonic.Now);
            also(request);
            return null;
        };
    }

    private async Task ForAnHourAsync<T>(Outlet<T> outlet, Func<int, Task> talk)
        where T : ObsOutput
    {
        var began = outlet.Monotonic.Now;
        for (var n = 0; outlet.Monotonic.Now - began is var gone && gone < Hour; n++)
        {
            if (gone >= Warm && held == 0)
                held = GC.GetTotalMemory(forceFullCollection: true);
            await talk(n);
        }
        var grown = GC.GetTotalMemory(forceFullCollection: true) - held;
        output.WriteLine(
            $"{sent.Count} requests in {(outlet.Monotonic.Now - began).TotalMinutes:F1} minutes; {grown / 1000} kB more memory is held than after {Warm.TotalMinutes} minutes"
        );
        Assert.InRange(grown, long.MinValue, Growth);
    }

    private void Within(int most)
    {
        for (var n = most; n < sent.Count; n++)
            Assert.True(sent[n] - sent[n - most] >= TimeSpan.FromSeconds(1), $"More than {most} in the second after {sent[n - most]}.");
    }
}
