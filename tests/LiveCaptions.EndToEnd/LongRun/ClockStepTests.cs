using System.Net.Http.Json;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>The real program under libfaketime, which sets the computer's date back and forth while captions run.</summary>
public sealed class ClockStepTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Offset => folder.File("faketimerc");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Captions_with_an_air_delay_go_on_while_the_clock_is_set_back_and_forth()
    {
        await using var service = await ServiceProcess.StartAsync(new { Source = "demo" }, environment: Faked());
        using var http = new HttpClient { BaseAddress = service.Address };
        using var set = await http.PutAsJsonAsync("api/tracks/main/air-delay", new { seconds = 2 }, Stop);
        Assert.True(set.IsSuccessStatusCode);
        await using var viewer = await HubViewer.ConnectAsync(service.Address);
        await NewFrameAsync(viewer);
        foreach (var offset in new[] { "-1h", "+2h", "-3d", "+0" })
        {
            SetClock(offset);
            await NewFrameAsync(viewer);
            await NewFrameAsync(viewer);
        }
        Assert.Equal(0, await service.StopAsync());
    }

    private Dictionary<string, string?> Faked()
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory
                .GetDirectories("/usr/lib", "*-linux-gnu")
                .Select(d => Path.Combine(d, "faketime", "libfaketime.so.1"))
                .FirstOrDefault(File.Exists)
            : null;
        Assert.SkipUnless(library is not null, "it needs libfaketime (Debian's package libfaketime)");
        SetClock("+0");
        return new()
        {
            ["LD_PRELOAD"] = library,
            ["FAKETIME_TIMESTAMP_FILE"] = Offset,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
        };
    }

    private void SetClock(string offset)
    {
        File.WriteAllText(Offset + ".new", offset + "\n");
        File.Move(Offset + ".new", Offset, overwrite: true);
    }

    /// <summary>Waits for a frame with words that has not been seen yet.</summary>
    private static async Task NewFrameAsync(HubViewer viewer)
    {
        var before = viewer.Newest;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        while (viewer.Newest is not { Lines.Count: > 0 } newest || newest.Sequence == before?.Sequence)
            await Task.Delay(50, late.Token);
    }
}
