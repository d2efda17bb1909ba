using System.Diagnostics;
using System.Globalization;
using CliWrap;
using StackExchange.Redis;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A master, a replica, and three sentinels that make the replica the master when the master is lost, on loopback.</summary>
internal sealed class RedisSentinels : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly List<Part> parts = [];
    private Part? lost;

    private RedisSentinels() { }

    /// <summary>The sentinels, as the settings name them.</summary>
    public string Address => string.Join(", ", parts.Skip(2).Select(part => part.Address));

    /// <summary>Starts all of them; skips the test where there is no Redis.</summary>
    public static async Task<RedisSentinels> StartAsync()
    {
        Assert.SkipWhen(RoomRedis.Program is null, "There is no Redis: sudo apt-get install redis-server");
        var all = new RedisSentinels();
        var master = await all.AddAsync([]);
        await all.AddAsync(["--replicaof", "127.0.0.1", Text(master.Port)]);
        for (var sentinel = 0; sentinel < 3; sentinel++)
            await all.AddAsync(
                ["--sentinel"],
                $"""
                sentinel monitor mymaster 127.0.0.1 {Text(master.Port)} 2
                sentinel down-after-milliseconds mymaster 1000
                sentinel failover-timeout mymaster 5000
                """
            );
        return all;
    }

    /// <summary>Ends the master as a crash would.</summary>
    public async Task KillMasterAsync()
    {
        lost = await MasterAsync() ?? throw new InvalidOperationException("The sentinels do not agree who the master is.");
        await lost.KillAsync();
    }

    /// <summary>Waits until the other one is the master, by its own word and the sentinels'.</summary>
    public Task UntilNextMasterAsync() => UntilAsync(async () => await MasterAsync() is { } master && master != lost);

    /// <summary>The lost one comes back as a replica of the present master, and hears all from it.</summary>
    public async Task BringBackAsync()
    {
        var master = await MasterAsync() ?? parts.Take(2).First(part => part != lost);
        await lost!.StartAsync(["--replicaof", "127.0.0.1", Text(master.Port)], "");
        // On a busy machine the sentinels may change their minds meanwhile, so that it is the master again.
        await UntilAsync(async () =>
            await MasterAsync() is { } now && (await ReplicationAsync(now)).Contains("state=online", StringComparison.Ordinal)
        );
    }

    private static async Task UntilAsync(Func<Task<bool>> isSoAsync)
    {
        for (var wait = Stopwatch.StartNew(); !await isSoAsync(); await Task.Delay(Look))
            Assert.True(wait.Elapsed < Patience, "The sentinels and the two servers have not agreed in time.");
    }

    /// <summary>The one that all sentinels name, if it takes itself for the master; null: they do not agree yet.</summary>
    private async Task<Part?> MasterAsync()
    {
        var named = new HashSet<string>();
        foreach (var sentinel in parts.Skip(2))
            named.Add(
                await AskAsync(sentinel, CommandMap.Sentinel, async server =>
                    (await server.SentinelGetMasterAddressByNameAsync("mymaster"))?.ToString() ?? ""
                )
            );
        return
            parts.Take(2).FirstOrDefault(part => named.Count == 1 && named.Contains(part.Address)) is { } master
            && (await ReplicationAsync(master)).Contains("role:master", StringComparison.Ordinal)
            ? master
            : null;
    }

    private static Task<string> ReplicationAsync(Part part) =>
        AskAsync(part, CommandMap.Default, async server => (await server.ExecuteAsync("INFO", "replication")).ToString());

    /// <summary>What a process answers; empty: nothing, since it is away or changes its role.</summary>
    private static async Task<string> AskAsync(Part part, CommandMap commands, Func<IServer, Task<string>> askAsync)
    {
        try
        {
            var asked = ConfigurationOptions.Parse($"{part.Address},allowAdmin=true,connectTimeout=1000");
            asked.CommandMap = commands;
            await using var redis = await ConnectionMultiplexer.ConnectAsync(asked);
            return await askAsync(redis.GetServer(part.Address));
        }
        catch (RedisException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts.AsEnumerable().Reverse())
            await part.DisposeAsync();
    }

    private async Task<Part> AddAsync(string[] arguments, string settings = "")
    {
        var part = new Part();
        parts.Add(part);
        await part.StartAsync(arguments, settings);
        return part;
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    /// <summary>One process of them.</summary>
    private sealed class Part : ServerProcess
    {
        public int Port { get; } = ServiceProcess.FreePort();

        public string Address => $"127.0.0.1:{Text(Port)}";

        public Task StartAsync(string[] arguments, string settings) =>
            StartAsync(
                Cli.Wrap(RoomRedis.Program!)
                    .WithArguments([
                        Folder.Write("redis.conf", $"port {Text(Port)}\nbind 127.0.0.1\ndir {Folder.Path}\n{settings}\n"),
                        .. arguments,
                        .. settings.Length > 0 ? Array.Empty<string>() : ["--save", ""],
                    ])
                    .WithWorkingDirectory(Folder.Path),
                () => LocalPort.ListensAsync(Port)
            );
    }
}
