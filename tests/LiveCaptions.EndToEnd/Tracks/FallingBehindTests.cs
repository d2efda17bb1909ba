using System.Diagnostics;
using System.Globalization;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Tracks;

/// <summary>The real service without processor time: how late it gets, how soon it recovers (docs/benchmarks/journal.md).</summary>
public sealed class FallingBehindTests(ITestOutputHelper output)
{
    // Longer than the longest backlog, so that the track must skip.
    private static readonly TimeSpan Cause = TimeSpan.FromSeconds(Measuring.Asked ? 20 : 10),
        Afterwards = TimeSpan.FromSeconds(18),
        Look = TimeSpan.FromSeconds(0.5);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stopped")]
    [InlineData("busy")]
    public async Task The_service_is_in_time_again_by_itself(string how)
    {
        if (how == "busy")
            Measuring.Require();
        await using var service = await ServiceProcess.StartAsync(
            (object)
                new
                {
                    Source = Repository.Demo,
                    Loop = true,
                    Language = "en",
                }
        );
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
            for (var i = 0; i < 2; i++)
                busy.Add(Process.Start("sh", ["-c", "while :; do :; done"]));
            await WatchAsync(service, clock, history, Cause);
            foreach (var loop in busy)
            {
                loop.Kill();
                loop.Dispose();
            }
        }
        var end = clock.Elapsed.TotalSeconds;
        if (Measuring.Asked)
            await WatchAsync(service, clock, history, Cause + Afterwards);
        else
            await UntilInTimeAsync(service, how);

        foreach (var (at, behind, delay, effort) in history)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {at - end:F1} | {behind:F2} | {delay:F2} | {effort} |"));
        output.WriteLine(string.Join('\n', service.Said.Split('\n').Where(line => line.Contains("Track main", StringComparison.Ordinal))));
        Assert.All(history.Where(h => h.At > end + 10), h => Assert.True(h.Behind < 1.5, $"{h}"));
        Assert.All(history, h => Assert.True(h.Behind < 22, $"{h}"));
    }

    /// <summary>Waits however busy the machine is meanwhile.</summary>
    private static async Task UntilInTimeAsync(ServiceProcess service, string how)
    {
        for (
            var wait = Stopwatch.StartNew();
            !service.Said.Contains("captions are in time again", StringComparison.Ordinal);
            await Task.Delay(Look, Stop)
        )
            Assert.True(wait.Elapsed.TotalSeconds < 40, $"It was {how}, and did not come back: {service.Said}");
    }

    private static async Task WatchAsync(
        ServiceProcess service,
        Stopwatch clock,
        List<(double At, double Behind, double Delay, string Effort)> history,
        TimeSpan until
    )
    {
        for (; clock.Elapsed < until; await Task.Delay(Look, Stop))
        {
            var track = (await service.StatusAsync()).GetProperty("tracks")[0];
            history.Add(
                (
                    clock.Elapsed.TotalSeconds,
                    track.GetProperty("behind").GetDouble(),
                    track.GetProperty("delay").GetDouble(),
                    track.GetProperty("effort").GetString()!
                )
            );
        }
    }
}
