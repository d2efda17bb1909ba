using System.Diagnostics;
using System.Globalization;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Tracks;

/// <summary>Several tracks over one model: how late each is and what they cost. Produces the figures in docs/benchmarks.md.</summary>
public sealed class ManyTracksTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(Measuring.Asked ? 45 : 15),
        Look = TimeSpan.FromSeconds(0.5);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Four tracks, or the numbers in the variable: LIVECAPTIONS_TRACKS=4,5,6.</summary>
    public static TheoryData<int> Counts =>
        [
            .. (Environment.GetEnvironmentVariable("LIVECAPTIONS_TRACKS") ?? "4")
                .Split(',')
                .Select(n => int.Parse(n, CultureInfo.InvariantCulture)),
        ];

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task No_track_is_much_later_than_another(int count)
    {
        var talk = new
        {
            Source = Repository.Demo,
            Loop = true,
            Language = "en",
        };
        await using var service = await ServiceProcess.StartAsync((object)talk);
        for (var i = 2; i <= count; i++)
            await service.PutTrackAsync($"track-{i}", talk);
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        var (cpu, start) = (service.Cpu, Stopwatch.StartNew());
        var delays = new Dictionary<string, List<(double Delay, double Settled, double Behind)>>();
        var efforts = new HashSet<string>();
        for (; start.Elapsed < Long; await Task.Delay(Look, Stop))
        {
            foreach (var track in (await service.StatusAsync()).GetProperty("tracks").EnumerateArray())
            {
                var id = track.GetProperty("id").GetString()!;
                if (!delays.TryGetValue(id, out var all))
                    delays[id] = all = [];
                all.Add(
                    (
                        track.GetProperty("delay").GetDouble(),
                        track.GetProperty("settledDelay").GetDouble(),
                        track.GetProperty("behind").GetDouble()
                    )
                );
                efforts.Add(track.GetProperty("effort").GetString()!);
            }
        }
        var used = (service.Cpu - cpu) / start.Elapsed;

        output.WriteLine($"{count} tracks: CPU {used:F2} s/s, RSS {service.Memory >> 20} MiB, effort {string.Join(", ", efforts)}");
        foreach (var (id, all) in delays)
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {count} | {id} | {all.Average(d => d.Delay):F2} | {P95(all.Select(d => d.Delay)):F2} | {all.Average(d => d.Settled):F2} | {all.Average(d => d.Behind):F2} | {all.Max(d => d.Behind):F2} |"
                )
            );
        var means = delays.Values.Select(all => all.Average(d => d.Delay)).ToList();
        output.WriteLine($"fairness max/min {means.Max() / means.Min():F2}");
        Assert.Equal(count, delays.Count);
        // Where all tracks are early, differences of hundredths of a second are fair.
        Assert.True(means.Max() / means.Min() < 1.5 || (!Measuring.Asked && means.Max() - means.Min() < 1), string.Join(", ", means));
        Assert.All(delays.Values, all => Assert.True(all.Max(d => d.Behind) < 8 + 5, "The delay grew beyond its bound."));
    }

    private static double P95(IEnumerable<double> values) => values.Order().ToArray() is var all ? all[(int)(all.Length * 0.95)] : 0;
}
