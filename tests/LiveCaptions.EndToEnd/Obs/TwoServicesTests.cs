using System.Diagnostics;
using System.Text.Json.Nodes;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>Two services of one user on one machine, each with its own OBS, that share every folder of the user.</summary>
public sealed class TwoServicesTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ScratchFolder shared = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => shared.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_hall_gets_all_of_its_own_words_and_none_of_the_other_although_one_is_killed(bool secondRecords)
    {
        await using var obsA = await RecordingAsync("a");
        await using var obsB = secondRecords ? await RecordingAsync("b") : await FakeObs.StartAsync();
        await using (var killed = await StartAsync(obsA))
        {
            await TypeAsync(killed, "alpha-1");
            await using (var hallB = await StartAsync(obsB))
            {
                await TypeAsync(hallB, "bravo-1");
                await killed.KillAsync();
                await TypeAsync(hallB, "bravo-2");
                if (secondRecords)
                    await StopRecordingAsync(obsB, "b");
                Assert.Equal(0, await hallB.StopAsync());
            }
        }
        Assert.False(File.Exists(shared.File("a.srt")));
        obsA.Studio.Recorded = 60_000;
        await using var again = await StartAsync(obsA);
        await TypeAsync(again, "alpha-2");
        await StopRecordingAsync(obsA, "a");

        Assert.Equal(["alpha-1", "alpha-2"], Words("a"));
        if (secondRecords)
            Assert.Equal(["bravo-1", "bravo-2"], Words("b"));
        Assert.Equal(0, await again.StopAsync());
    }

    private IEnumerable<string> Words(string film) => SrtFile.Read(shared.File(film + ".srt")).SelectMany(cue => cue.Text.Split(' '));

    private async Task<FakeObs> RecordingAsync(string film)
    {
        var obs = await FakeObs.StartAsync();
        (obs.Studio.Recording, obs.Studio.RecordedFile, obs.Studio.Recorded) = (true, shared.File(film + ".mkv"), 10_000);
        return obs;
    }

    private Task<ServiceProcess> StartAsync(FakeObs obs) =>
        ServiceProcess.StartAsync(
            new { Source = "typed" },
            data: shared.Path,
            obs: new { Enabled = true, Address = obs.Address.ToString() }
        );

    /// <summary>Types a word and lets the service write it.</summary>
    private static async Task TypeAsync(ServiceProcess service, string word)
    {
        await Task.Delay(1500, Stop);
        Assert.True(await service.TypeAsync(word));
        await Task.Delay(1500, Stop);
    }

    private async Task StopRecordingAsync(FakeObs obs, string film)
    {
        obs.Studio.Recording = false;
        await obs.RaiseAsync(
            "RecordStateChanged",
            EventSubscriptions.Outputs,
            new JsonObject
            {
                ["outputActive"] = false,
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_STOPPED",
                ["outputPath"] = shared.File(film + ".mkv"),
            }
        );
        for (var wait = Stopwatch.StartNew(); !File.Exists(shared.File(film + ".vtt")); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed < Patience, "There are no subtitles.");
    }
}
