using System.Diagnostics;
using System.Globalization;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Tracks;

/// <summary>The real service when its time is taken away: how late it gets, and how soon it is back.</summary>
public sealed class FallingBehindTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Cause = TimeSpan.FromSeconds(20), Afterwards = TimeSpan.FromSeconds(18), Look = TimeSpan.FromSeconds(0.5);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stopped")]
    [InlineData("busy")]
    public async Task It_is_in_time_again_within_ten_seconds(string how)
    {
        await using var service = await ServiceProcess.StartAsync((object)new { Source = Repository.Demo, Loop = true, Language = "en" });
        await Task.Delay(TimeSpan.FromSeconds(4), Stop);
        var history = new List<(double At, double Behind, double Delay, string Effort)>();
        var clock = Stopwatch.StartNew();
        var busy = new List<Process>();
        if (how == "stopped")
        {
            await service.SignalAsync("-STOP");
            await Task.Delay(Cause, Stop);
            await service.SignalAsync("-CONT");
        }
        else
        {
            for (var i = 0; i < 2; i++) busy.Add(Process.Start("sh", ["-c", "while :; do :; done"]));
            await WatchAsync(service, clock, history, Cause);
            foreach (var loop in busy)
            {
                loop.Kill();
                loop.Dispose();
            }
        }
        var end = clock.Elapsed.TotalSeconds;
        await WatchAsync(service, clock, history, Cause + Afterwards);

        foreach (var (at, behind, delay, effort) in history)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {at - end:F1} | {behind:F2} | {delay:F2} | {effort} |"));
        output.WriteLine(string.Join('\n', service.Said.Split('\n').Where(line => line.Contains("Track main", StringComparison.Ordinal))));
        Assert.All(history.Where(h => h.At > end + 10), h => Assert.True(h.Behind < 1.5, $"{h}"));
        Assert.True(history.Max(h => h.Behind) < 22);
    }

    private static async Task WatchAsync(ServiceProcess service, Stopwatch clock, List<(double At, double Behind, double Delay, string Effort)> history, TimeSpan until)
    {
        for (; clock.Elapsed < until; await Task.Delay(Look, Stop))
        {
            var track = (await service.StatusAsync()).GetProperty("tracks")[0];
            history.Add((clock.Elapsed.TotalSeconds, track.GetProperty("behind").GetDouble(), track.GetProperty("delay").GetDouble(), track.GetProperty("effort").GetString()!));
        }
    }
}
