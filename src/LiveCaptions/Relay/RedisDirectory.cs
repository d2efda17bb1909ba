using System.Globalization;
using StackExchange.Redis;

namespace LiveCaptions.Relay;

/// <summary>Rooms and their processes in Redis.</summary>
/// <param name="room">This process's room.</param>
/// <param name="caller">This process, as no other one is called.</param>
internal sealed class RedisDirectory(RedisConnection redis, string room, string caller) : IRoomDirectory
{
    /// <summary>Rooms at most, and processes of a room: the store is not trusted to hold no more.</summary>
    public const int MaxRooms = 200,
        MaxNodes = 200;

    private const int NodeSeconds = 10,
        RoomSeconds = 12 * 3600;

    /// <summary>A text ends by itself; the list of them is tidied by whoever tells. Arguments: caller, text, seconds.</summary>
    private const string Tell = """
        local now = tonumber(redis.call('TIME')[1])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[3]))
        redis.call('ZADD', KEYS[1], now, ARGV[1])
        redis.call('EXPIRE', KEYS[1], ARGV[3])
        redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3])
        return 'told'
        """;

    /// <summary>Forgets the caller. Answers with how many processes are left.</summary>
    private const string Leave = """
        redis.call('DEL', KEYS[2])
        redis.call('ZREM', KEYS[1], ARGV[1])
        return redis.call('ZCARD', KEYS[1])
        """;

    /// <summary>Notes that somebody is in a room, by the store's clock. Arguments: room, seconds that rooms are remembered.</summary>
    private const string Note = """
        local now = tonumber(redis.call('TIME')[1])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
        redis.call('ZADD', KEYS[1], now, ARGV[1])
        return 'noted'
        """;

    /// <summary>The store's time, then each room and when somebody was last in it. Argument: rooms at most.</summary>
    private const string List = """
        local answer = redis.call('ZREVRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1, 'WITHSCORES')
        table.insert(answer, 1, redis.call('TIME')[1])
        return answer
        """;

    // Without a hash tag: it has all rooms in it.
    private static readonly RedisKey Rooms = "lc:rooms";

    public async Task TellAsync(RoomNode node, CancellationToken stop)
    {
        await RunAsync(Tell, Own, [caller, RoomNodeJson.Write(node), NodeSeconds], stop);
        await RunAsync(Note, [Rooms], [room, RoomSeconds], stop);
    }

    public async Task LeaveAsync(CancellationToken stop)
    {
        var left = await RunAsync(Leave, Own, [caller], stop);
        if ((long)left == 0)
            await redis.AskAsync(database => database.SortedSetRemoveAsync(Rooms, room), stop);
    }

    public async Task<IReadOnlyList<SeenRoom>> RoomsAsync(CancellationToken stop)
    {
        var answer = (RedisValue[]?)await RunAsync(List, [Rooms], [MaxRooms], stop) ?? [];
        var rooms = new List<SeenRoom>();
        for (var i = 1; i + 1 < answer.Length; i += 2)
            if (RelayNode.IsId(answer[i].ToString()))
                rooms.Add(new(answer[i].ToString(), Since(answer[i + 1], answer[0])));
        return [.. rooms.Where(one => one.Ago.TotalSeconds <= RoomSeconds)];
    }

    public async Task<IReadOnlyList<RoomNode>> NodesAsync(string room, CancellationToken stop)
    {
        var names = await redis.AskAsync(
            database => database.SortedSetRangeByRankAsync(Nodes(room), 0, MaxNodes - 1, Order.Descending),
            stop
        );
        if (names.Length == 0)
            return [];
        var keys = names.Select(name => Node(room, name.ToString())).ToArray();
        var texts = await redis.AskAsync(database => database.StringGetAsync(keys), stop);
        var nodes = new List<RoomNode>();
        foreach (var text in texts)
            if (RoomNodeJson.TryRead((byte[]?)text ?? [], out var node))
                nodes.Add(node);
        return nodes;
    }

    private RedisKey[] Own => [Nodes(room), Node(room, caller)];

    private static RedisKey Nodes(string room) => $"lc:{{{room}}}:nodes";

    private static RedisKey Node(string room, string name) => $"lc:{{{room}}}:node:{name}";

    private Task<RedisResult> RunAsync(string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken stop) =>
        redis.AskAsync(database => database.ScriptEvaluateAsync(script, keys, arguments), stop);

    private static TimeSpan Since(RedisValue then, RedisValue now) =>
        TimeSpan.FromSeconds(Math.Clamp(Seconds(now) - Seconds(then), 0, 1e9));

    private static double Seconds(RedisValue value) =>
        double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? seconds
            : 0;
}
