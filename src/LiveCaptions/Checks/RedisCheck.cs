using LiveCaptions.Health;
using LiveCaptions.Relay;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether the Redis over which the machines of a room work together answers.</summary>
internal static class RedisCheck
{
    /// <summary>Asks it; nothing is found where none is used.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAsync(RedisSettings settings, CancellationToken stop)
    {
        if (!settings.IsUsed)
            return [];
        await using var redis = new RedisConnection(settings);
        try
        {
            var answered = await redis.AskAsync(database => database.PingAsync(), stop);
            return [new(Mark.Good, $"Redis at {settings.Servers} answers within {Math.Ceiling(answered.TotalMilliseconds)} ms.")];
        }
        catch (StoreException away)
        {
            return
            [
                new(
                    Mark.Bad,
                    Problem.RedisAway.About(settings.Servers),
                    $"{away.Message} Captions go on where they are made, and reach no other machine.",
                    "See whether Redis runs and can be reached from this machine, and check the settings under Redis."
                ),
            ];
        }
    }
}
