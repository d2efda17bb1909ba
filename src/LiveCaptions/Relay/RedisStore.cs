using System.Globalization;
using System.Text;
using StackExchange.Redis;

namespace LiveCaptions.Relay;

/// <summary>A room in Redis.</summary>
/// <param name="redis">The connection.</param>
/// <param name="room">The room's name.</param>
/// <param name="caller">This process, as no other one is called.</param>
internal sealed class RedisStore(RedisConnection redis, string room, string caller) : ICaptionStore
{
    private const int KeptEvents = 20_000,
        FrameSeconds = 60,
        WordSeconds = 12 * 3600,
        ComparedEvents = 40;

    private RedisChannel Channel => RedisChannel.Literal($"lc:{{{room}}}");

    private RedisKey Tracks => $"lc:{{{room}}}:tracks";

    public async Task<Lease> AcquireAsync(string track, long knownEpoch, Claim claim, CancellationToken stop)
    {
        var answer = await RunAsync(
            RedisScripts.Acquire,
            track,
            [caller, Milliseconds(TrackPublisher.LeaseLength), knownEpoch, claim.ToString().ToLowerInvariant(), ComparedEvents],
            stop
        );
        return Read(answer, Text(answer, 0) == "granted");
    }

    public async Task<Stored> PublishAsync(Publication publication, CancellationToken stop)
    {
        List<RedisValue> arguments =
        [
            caller,
            publication.Frame.Epoch,
            publication.After.ToString(),
            RelayJson.Write(publication.Frame),
            Channel.ToString(),
            Milliseconds(TrackPublisher.LeaseLength),
            FrameSeconds,
            KeptEvents,
            WordSeconds,
            publication.Track,
        ];
        foreach (var added in publication.Events)
            arguments.AddRange([added.Id, RelayJson.Write(added.Event)]);
        var answer = await RunAsync(RedisScripts.Publish, publication.Track, [.. arguments], stop);
        return new(
            Text(answer, 0) switch
            {
                "stored" => StoredAs.Stored,
                "elsewhere" => StoredAs.Elsewhere,
                _ => StoredAs.Fenced,
            },
            WordPosition.Parse(Text(answer, 1))
        );
    }

    public Task ReleaseAsync(string track, long epoch, CancellationToken stop) =>
        RunAsync(RedisScripts.Release, track, [caller, epoch], stop);

    public async Task<IReadOnlyList<string>> TracksAsync(CancellationToken stop)
    {
        var tracks = await redis.AskAsync(database => database.SortedSetRangeByRankAsync(Tracks), stop);
        return [.. tracks.Select(track => track.ToString()).Where(RelayNode.IsId)];
    }

    public async Task<RelayFrame?> FrameAsync(string track, CancellationToken stop) =>
        Parse(await redis.AskAsync(database => database.StringGetAsync(Keys(track)[3]), stop)).Frame;

    public async Task<IReadOnlyList<PlacedEvent>> EventsAsync(string track, WordPosition after, int most, CancellationToken stop)
    {
        var from = after == WordPosition.Start ? "-" : $"({after}";
        var entries = await redis.AskAsync(database => database.StreamRangeAsync(Keys(track)[2], from, "+", most), stop);
        return [.. entries.SelectMany(entry => Placed(entry.Id, entry.Values is [var only, ..] ? only.Value : default))];
    }

    public Task FollowAsync(Action<RelayFrame> take, CancellationToken stop) =>
        redis.FollowAsync(
            Channel,
            message =>
            {
                if (RelayJson.TryReadFrame(Bytes(message), out var frame) && RelayNode.IsId(frame.Track))
                    take(frame);
            },
            stop
        );

    private RedisKey[] Keys(string track)
    {
        var name = $"lc:{{{room}}}:{track}";
        return [$"{name}:lease", $"{name}:epoch", $"{name}:words", $"{name}:frame", Tracks];
    }

    private async Task<RedisResult[]> RunAsync(string script, string track, RedisValue[] arguments, CancellationToken stop)
    {
        var answer = await redis.AskAsync(database => database.ScriptEvaluateAsync(script, Keys(track), arguments), stop);
        return answer.Resp2Type == ResultType.Array ? (RedisResult[])answer! : [];
    }

    private static Lease Read(RedisResult[] answer, bool isGranted)
    {
        var (sent, frame) = Parse(answer.Length > 3 ? (RedisValue)answer[3] : default);
        var events = new List<PlacedEvent>();
        for (var i = 4; i + 1 < answer.Length; i += 2)
            events.AddRange(Placed((RedisValue)answer[i], (RedisValue)answer[i + 1]));
        events.Reverse();
        var second = Text(answer, 1);
        return new(isGranted ? Number(second) : 0, isGranted || second.Length == 0 ? "" : RelayNode.NameOf(second))
        {
            Frame = frame,
            FrameAge = TimeSpan.FromMicroseconds(Math.Max(0, Number(Text(answer, 2)) - sent)),
            Events = events,
        };
    }

    private static IEnumerable<PlacedEvent> Placed(RedisValue id, RedisValue text) =>
        RelayJson.TryReadEvent(Bytes(text), out var read) ? [new(id.ToString(), read)] : [];

    /// <summary>A frame behind the moment, in microseconds by the store's clock, at which it was stored.</summary>
    private static (long At, RelayFrame? Frame) Parse(RedisValue stored)
    {
        var bytes = Bytes(stored);
        var space = Array.IndexOf(bytes, (byte)' ');
        return space > 0 && RelayJson.TryReadFrame(bytes.AsSpan(space + 1), out var frame)
            ? (Number(Encoding.ASCII.GetString(bytes.AsSpan(0, space))), frame)
            : (0, null);
    }

    private static byte[] Bytes(RedisValue value) => (byte[]?)value ?? [];

    private static string Text(RedisResult[] answer, int at) => at < answer.Length ? answer[at].ToString() ?? "" : "";

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
