using System.Diagnostics;
using System.Text.Json.Nodes;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Outputs.Obs.Stream;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>Captions inside a stream that the real OBS sends to a streaming server, decoded from what arrived there.</summary>
public sealed class ObsStreamTests(ITestOutputHelper output) : IDisposable
{
    private readonly ScratchFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_word_that_grows_on_screen_is_read_as_one_word()
    {
        Assert.Equal(
            ["rather", "cold-hearted", "and", "a", "and"],
            StreamedCaptions.Words([
                ["rather", "cold"],
                ["rather", "cold-hearted", "and"],
                ["and", "a"],
                ["and"],
            ])
        );
        Assert.Equal(
            ["rather", "cold", "colder"],
            StreamedCaptions.Words([
                ["rather", "cold"],
                ["colder"],
            ])
        );
    }

    [Fact]
    public async Task The_words_of_the_demo_are_decoded_from_the_stream_that_arrived()
    {
        await using var server = await RtmpServer.StartAsync();
        await using var real = await RealObs.StartAsync();
        await using var obs = real.Connect();
        await obs.WaitReadyAsync(Stop);
        await obs.RequestAsync(
            "SetStreamServiceSettings",
            new()
            {
                ["streamServiceType"] = "rtmp_custom",
                ["streamServiceSettings"] = new JsonObject
                {
                    ["server"] = server.Address,
                    ["key"] = "show",
                    ["use_auth"] = false,
                },
            },
            cancel: Stop
        );
        await obs.RequestAsync("StartStream", cancel: Stop);
        await UntilAsync(
            async () => (await obs.GetStreamStatusAsync(Stop)) is { OutputActive: true, OutputDuration: > 0 },
            "OBS is not streaming."
        );
        await using var service = await ServiceProcess.StartAsync(
            Repository.Demo,
            obs: new
            {
                Enabled = true,
                Address = $"ws://127.0.0.1:{real.Port}",
                real.Password,
                TextSource = new { Enabled = false },
            }
        );

        await service.UntilTrackAsync("ended");
        var spoken = (await obs.GetStreamStatusAsync(Stop)).OutputDuration;
        await UntilAsync(
            async () => (await obs.GetStreamStatusAsync(Stop)).OutputDuration > spoken + 3000,
            "OBS stopped streaming by itself."
        ); // the last words are paced too
        var settled = (await service.WordsAsync()).Select(new Cea608Text().Transliterate).ToList();
        Assert.Equal(0, await service.StopAsync());
        await obs.RequestAsync("StopStream", cancel: Stop);
        await UntilAsync(async () => !(await obs.GetStreamStatusAsync(Stop)).OutputActive, "OBS does not stop streaming.");
        var screens = await StreamedCaptions.ScreensAsync(await server.StreamAsync("show"), folder);

        var decoded = StreamedCaptions.Words(screens);
        var common = StreamedCaptions.Common(settled, decoded);
        output.WriteLine(
            $"{common} of {settled.Count} settled words were decoded, in {screens.Count} captions: {string.Join(' ', decoded)}"
        );
        Assert.True(settled.Count > 80, "Too few words were settled.");
        Assert.True(common >= settled.Count * 0.95, $"Of {string.Join(' ', settled)} arrived {string.Join(' ', decoded)}");
        Assert.Empty(decoded.Except(settled)); // no word is cut off
        Assert.All(screens, screen => Assert.InRange(string.Join(' ', screen).Length, 0, 48 + 1));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        for (var wait = Stopwatch.StartNew(); !await isSo(); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(30), otherwise);
    }
}
