using System.Threading.Channels;
using LiveCaptions.Http;
using LiveCaptions.Settings;
using StackExchange.Redis;

namespace LiveCaptions.Relay;

/// <summary>The connection to Redis, made when it is first needed and made again for ever, to the master that the sentinels name.</summary>
/// <remarks>Threading: safe. Nothing waits for it longer than <see cref="Patience"/>.</remarks>
internal sealed class RedisConnection(RedisSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim opening = new(1);
    private volatile ConnectionMultiplexer? open;
    private volatile bool answers;
    private bool isOver;

    /// <summary>Whether the last question was answered.</summary>
    public bool Answers => answers;

    /// <summary>Asks Redis something.</summary>
    /// <exception cref="StoreException">It does not answer, or refuses.</exception>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken stop)
    {
        try
        {
            var connection = await OpenAsync(stop).WaitAsync(Patience, stop);
            var answer = await ask(connection.GetDatabase()).WaitAsync(Patience, stop);
            answers = true;
            return answer;
        }
        catch (Exception fault) when (IsOfRedis(fault))
        {
            answers = false;
            RelayMeter.Failed();
            throw new StoreException(Sentence(fault), fault);
        }
    }

    /// <summary>Calls back with every message of a channel, in order, until <paramref name="stop"/>.</summary>
    /// <exception cref="StoreException">It cannot be followed.</exception>
    public async Task FollowAsync(RedisChannel channel, Action<RedisValue> take, CancellationToken stop)
    {
        try
        {
            var connection = await OpenAsync(stop).WaitAsync(Patience, stop);
            // A queue keeps the order; callbacks would run side by side.
            var queue = await connection.GetSubscriber().SubscribeAsync(channel).WaitAsync(Patience, stop);
            try
            {
                while (true)
                    take((await queue.ReadAsync(stop)).Message);
            }
            finally
            {
                await queue.UnsubscribeAsync(CommandFlags.FireAndForget);
            }
        }
        catch (Exception fault) when (IsOfRedis(fault))
        {
            throw new StoreException(Sentence(fault), fault);
        }
    }

    /// <summary>Waits for a connection that is being opened, which would be tried again for ever by nobody's order.</summary>
    public async ValueTask DisposeAsync()
    {
        await opening.WaitAsync();
        (var ended, open, isOver) = (open, null, true);
        opening.Release();
        if (ended is not null)
            await ended.DisposeAsync();
    }

    private async Task<ConnectionMultiplexer> OpenAsync(CancellationToken stop)
    {
        if (open is { } ready)
            return ready;
        await opening.WaitAsync(stop);
        try
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            return open ??= await ConnectionMultiplexer.ConnectAsync(Options());
        }
        finally
        {
            opening.Release();
        }
    }

    private ConfigurationOptions Options()
    {
        var options = new ConfigurationOptions
        {
            ClientName = "livecaptions",
            User = settings.User.Length > 0 ? settings.User : null,
            Password = PasswordOf(settings),
            Ssl = settings.Tls,
            ServiceName = settings.Service.Length > 0 ? settings.Service : null,
            // What waits while Redis is away would come late and out of order; the callers keep what is worth keeping.
            BacklogPolicy = BacklogPolicy.FailFast,
            AbortOnConnectFail = false,
            ConnectTimeout = (int)Patience.TotalMilliseconds,
            AsyncTimeout = (int)Patience.TotalMilliseconds,
            SyncTimeout = (int)Patience.TotalMilliseconds,
            ReconnectRetryPolicy = new LinearRetry(200),
            HeartbeatInterval = TimeSpan.FromSeconds(0.5),
            KeepAlive = 2,
            AllowAdmin = false,
        };
        foreach (var server in settings.Addresses)
            options.EndPoints.Add(server);
        return options;
    }

    /// <summary>What the client throws where Redis is away, is being replaced, or refuses; also while the service ends.</summary>
    private static bool IsOfRedis(Exception fault) =>
        fault is RedisException or RedisCommandException or TimeoutException or ChannelClosedException or ObjectDisposedException;

    /// <exception cref="StoreException">The password's file cannot be read.</exception>
    private static string? PasswordOf(RedisSettings settings)
    {
        try
        {
            return settings.PasswordFile is { } file ? File.ReadLines(file).FirstOrDefault() : settings.Password;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The password for Redis cannot be read from {settings.PasswordFile}: {fault.Message} Check the path and who may read the file.",
                fault
            );
        }
    }

    private string Sentence(Exception fault)
    {
        var what = fault switch
        {
            RedisServerException { Message: var reason } when reason.Contains("NOAUTH", StringComparison.Ordinal) =>
                "asks for a password; set Redis:Password or Redis:PasswordFile",
            RedisServerException { Message: var reason } when reason.Contains("WRONGPASS", StringComparison.Ordinal) =>
                "refuses the password; check Redis:User and Redis:Password",
            RedisServerException { Message: var reason } when reason.Contains("READONLY", StringComparison.Ordinal) =>
                "is a replica, which takes nothing; name the master, or the sentinels with Redis:Service",
            RedisServerException { Message: var reason } when reason.Contains("OOM", StringComparison.Ordinal) =>
                "has no memory left; raise its maxmemory",
            RedisServerException { Message: var reason } => $"refuses a command ({Echo.Of(reason)})",
            RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } =>
                "refuses the password; check Redis:User and Redis:Password",
            _ => "does not answer; it is tried again for ever",
        };
        return $"Redis at {settings.Servers} {what}.";
    }
}
