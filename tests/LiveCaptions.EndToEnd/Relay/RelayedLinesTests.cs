using System.Diagnostics;
using System.Globalization;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Relay;

/// <summary>Lines that a person types, read on other machines while the store and all machines fail at random: exactly these.</summary>
public sealed class RelayedLinesTests(ITestOutputHelper output)
{
    /// <summary>How long faults come in each test; a longer time, up to 14 minutes, is for measurements.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("LIVECAPTIONS_RELAY_SECONDS") ?? "12", CultureInfo.InvariantCulture)
    );

    private static readonly int Seed = int.Parse(
        Environment.GetEnvironmentVariable("LIVECAPTIONS_RELAY_SEED") ?? "1",
        CultureInfo.InvariantCulture
    );

    /// <summary>On a machine that others use, too, a fault lasts longer; bounds are exact where they are measured.</summary>
    private static readonly TimeSpan Allowance = Measuring.Asked ? TimeSpan.Zero : TimeSpan.FromSeconds(5);

    private readonly Random random = new(Seed);

    [Fact]
    public async Task Whatever_happens_to_Redis_and_to_machines_viewers_have_every_line_once()
    {
        await using var redis = await RoomRedis.StartAsync(keeps: true);
        await using var room = await FaultyRoom.OpenAsync(
            _ => new Dictionary<string, string?> { ["LIVECAPTIONS__REDIS__SERVERS"] = redis.Address },
            Seed
        );
        await FailAsync(room, [.. RoomFaults.Machines(room, random), .. RoomFaults.Of(redis, room)]);
    }

    [Fact]
    public async Task Machines_that_are_cut_off_from_Redis_come_back_and_viewers_have_every_line_once()
    {
        var (network, reason) = await CutNetwork.TryMakeAsync(1 + FaultyRoom.Machines);
        Assert.SkipWhen(network is null, reason);
        await using var ended = network;
        await using var redis = await RoomRedis.StartAsync(network, keeps: true);
        await using var room = await FaultyRoom.OpenAsync(
            link => new Dictionary<string, string?> { ["LIVECAPTIONS__REDIS__SERVERS"] = redis.AddressOn(link) },
            Seed
        );
        await FailAsync(room, [.. RoomFaults.Of(network, room, random), .. RoomFaults.Machines(room, random)]);
    }

    [Fact]
    public async Task When_masters_are_lost_captions_go_on_over_the_next_ones_and_viewers_have_every_line_once()
    {
        await using var redis = await RedisSentinels.StartAsync();
        await using var room = await FaultyRoom.OpenAsync(
            _ => new Dictionary<string, string?>
            {
                ["LIVECAPTIONS__REDIS__SERVERS"] = redis.Address,
                ["LIVECAPTIONS__REDIS__SERVICE"] = "mymaster",
            },
            Seed
        );
        await FailAsync(room, [RoomFaults.Of(redis, room), .. RoomFaults.Machines(room, random)]);
    }

    /// <summary>Each kind in turn, in an order that the seed draws anew each time.</summary>
    private async Task FailAsync(FaultyRoom room, RoomFault[] kinds)
    {
        var times = kinds.ToDictionary(kind => kind, _ => new List<TimeSpan>());
        try
        {
            for (var (watch, turn) = (Stopwatch.StartNew(), 0); watch.Elapsed < Length; turn++)
            {
                if (turn % kinds.Length == 0)
                    random.Shuffle(kinds);
                var kind = kinds[turn % kinds.Length];
                room.Tell(kind.Name);
                times[kind].Add(await kind.HappenAsync());
                await room.UntilReadAsync();
            }
            await room.UntilArchivedAsync();
        }
        finally
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{room.Lines} lines, {room.Viewers.Count} viewers"));
            foreach (var (kind, all) in times.Where(one => one.Value.Count > 0))
                output.WriteLine(Told(kind, all));
        }
        Assert.All(times, one => Assert.All(one.Value, time => Assert.InRange(time, TimeSpan.Zero, one.Key.Bound + Allowance)));
    }

    private static string Told(RoomFault kind, List<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Name}: {sorted.Count} times, a new line on all screens after {sorted[sorted.Count / 2].TotalSeconds:F1} s (median), {sorted[^1].TotalSeconds:F1} s (longest)"
        );
    }
}
