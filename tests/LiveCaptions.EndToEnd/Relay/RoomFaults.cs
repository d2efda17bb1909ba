using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Relay;

/// <summary>Something that fails in a room.</summary>
/// <param name="Bound">Until every viewer sees a new line, counted from what <paramref name="HappenAsync"/> counts from.</param>
/// <param name="HappenAsync">Lets it happen, and comes back once all is well; gives the time of the last viewer.</param>
internal sealed record RoomFault(string Name, TimeSpan Bound, Func<Task<TimeSpan>> HappenAsync);

/// <summary>What can fail, whichever store the room has.</summary>
internal static class RoomFaults
{
    private static readonly TimeSpan Store = TimeSpan.FromSeconds(5), // counted from when it is back
        Captioner = TimeSpan.FromSeconds(4 + 3), // the lease is 3 s
        Web = TimeSpan.FromSeconds(2),
        Outage = TimeSpan.FromSeconds(5);

    private static long Now => TimeProvider.System.GetTimestamp();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Machines are killed.</summary>
    public static IEnumerable<RoomFault> Machines(FaultyRoom room, Random random) => [new("captioner killed", Captioner, async () =>
            {
                var writer = await room.WriterAsync();
                var since = Now;
                await room.KillAsync(writer);
                var seen = await room.SeenAsync(since);
                await writer.StartAsync();
                await room.UntilStandsByAsync(writer);
                return seen;
            }), new("web node killed", Web, async () =>
            {
                var web = room.Webs[random.Next(room.Webs.Count)];
                var writer = await room.WriterAsync();
                var since = Now;
                await room.KillAsync(web);
                var seen = await room.SeenAsync(since, writer);
                await web.StartAsync();
                return seen;
            })];

    /// <summary>Redis fails, or what is sent to its readers.</summary>
    public static IEnumerable<RoomFault> Of(RoomRedis redis, FaultyRoom room) =>
        [
            new("Redis killed", Store, () => AwayAsync(room, redis.KillAsync, redis.StartAgainAsync, TimeSpan.Zero)),
            new("Redis killed, its memory lost", Store, () => AwayAsync(
                    room,
                    redis.KillAsync,
                    () =>
                    {
                        redis.Forget();
                        room.Forgotten();
                        return redis.StartAgainAsync();
                    },
                    TimeSpan.Zero
                )),
            new("Redis stands still", Store, () =>
                AwayAsync(room, () => redis.SignalAsync("-STOP"), () => redis.SignalAsync("-CONT"), Outage)
            ),
            // It answers once the pause is over.
            new("Redis paused", Store, () =>
                AwayAsync(room, () => redis.AskAsync("CLIENT", "PAUSE", "4000", "ALL"), () => redis.AskAsync("PING"), TimeSpan.Zero)
            ),
            new("readers cut off by Redis", Store, () => AwayAsync(
                    room,
                    async () =>
                    {
                        await redis.AskAsync("CONFIG", "SET", "client-output-buffer-limit", "pubsub 65536 65536 1");
                        await redis.AskAsync("CLIENT", "KILL", "TYPE", "pubsub");
                    },
                    () => Task.CompletedTask,
                    TimeSpan.Zero
                )),
        ];

    /// <summary>The ways to Redis fail.</summary>
    public static IEnumerable<RoomFault> Of(CutNetwork network, FaultyRoom room, Random random) =>
        [new("captioner cut off", Captioner, async () =>
            {
                var writer = await room.WriterAsync();
                var since = Now;
                await network.CutAsync(writer.Link);
                var seen = await room.SeenAsync(since, await room.WriterAsync(but: writer));
                await network.JoinAsync(writer.Link);
                await room.UntilStandsByAsync(writer);
                return seen;
            }), new("web node cut off", Store, () =>
            {
                var web = room.Webs[random.Next(room.Webs.Count)];
                return AwayAsync(room, () => network.CutAsync(web.Link), () => network.JoinAsync(web.Link), Outage);
            }), new("all cut off", Store, () => AwayAsync(room, () => EachAsync(room, network.CutAsync), () => EachAsync(room, network.JoinAsync), Outage))];

    /// <summary>The master that the sentinels name is lost, and comes back as a replica.</summary>
    public static RoomFault Of(RedisSentinels redis, FaultyRoom room) => new("master killed", Store, async () =>
        {
            var seen = await AwayAsync(room, redis.KillMasterAsync, redis.UntilNextMasterAsync, TimeSpan.Zero);
            await redis.BringBackAsync();
            return seen;
        });

    /// <summary>Somebody types while the store, or the way to it, is away.</summary>
    private static async Task<TimeSpan> AwayAsync(FaultyRoom room, Func<Task> failAsync, Func<Task> mendAsync, TimeSpan lasts)
    {
        var writer = await room.WriterAsync();
        await failAsync();
        await room.TypeAsync(writer);
        await Task.Delay(lasts, Stop);
        await mendAsync();
        return await room.SeenAsync(Now);
    }

    private static async Task EachAsync(FaultyRoom room, Func<int, Task> doAsync)
    {
        foreach (var machine in room.Captioners.Concat(room.Webs))
            await doAsync(machine.Link);
    }
}
