using System.Globalization;
using CliWrap;
using StackExchange.Redis;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A real Redis on loopback, or in a network of its own, and services that share it.</summary>
internal sealed class RoomRedis : ServerProcess
{
    /// <summary>Where it is; null: it is not installed.</summary>
    public static readonly string? Program = new[] { "/usr/bin/redis-server", "/usr/local/bin/redis-server" }.FirstOrDefault(File.Exists);

    private readonly int port = ServiceProcess.FreePort();
    private readonly CutNetwork? network;
    private readonly bool keeps;

    private RoomRedis(CutNetwork? network, bool keeps) => (this.network, this.keeps) = (network, keeps);

    public string Address => AddressOn(0);

    private string Host => network is null ? "127.0.0.1" : CutNetwork.Server(0);

    /// <summary>Starts one; skips the test where it is not installed.</summary>
    /// <param name="network">Where it runs; null: on loopback.</param>
    /// <param name="keeps">It keeps its memory on disk.</param>
    public static async Task<RoomRedis> StartAsync(CutNetwork? network = null, bool keeps = false)
    {
        Assert.SkipWhen(Program is null, "There is no Redis: sudo apt-get install redis-server");
        var redis = new RoomRedis(network, keeps);
        await redis.StartAgainAsync();
        return redis;
    }

    /// <summary>Its address on a link of the network; without a network there is one for all.</summary>
    public string AddressOn(int link) =>
        string.Create(CultureInfo.InvariantCulture, $"{(network is null ? Host : CutNetwork.Server(link))}:{port}");

    /// <summary>Starts it once more, after it was killed; it has lost its memory unless it keeps it.</summary>
    public Task StartAgainAsync() =>
        StartAsync(
            (network is null ? Cli.Wrap(Program!).WithArguments(Arguments) : network.Run(Program!, Arguments)).WithWorkingDirectory(
                Folder.Path
            ),
            () => LocalPort.ListensAsync(port, Host)
        );

    /// <summary>Takes away what it has kept, while it does not run.</summary>
    public void Forget() => Directory.Delete(Folder.File("appendonlydir"), recursive: true);

    private string[] Arguments =>
        [
            "--port",
            port.ToString(CultureInfo.InvariantCulture),
            "--bind",
            .. network is null ? [Host] : Enumerable.Range(0, network.Links).Select(CutNetwork.Server),
            "--protected-mode",
            "no",
            "--save",
            "",
            .. keeps ? new[] { "--appendonly", "yes", "--appendfsync", "always" } : [],
        ];

    /// <summary>Has it carry out a command.</summary>
    public async Task AskAsync(string command, params object[] arguments)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(
            new ConfigurationOptions { EndPoints = { Address }, AllowAdmin = true }
        );
        await redis.GetDatabase().ExecuteAsync(command, arguments);
    }

    /// <summary>Starts a service that shares it.</summary>
    /// <param name="node">Its name.</param>
    /// <param name="role">"all", "captioner" or "web".</param>
    /// <param name="tellsAddress">Whether it tells others its address.</param>
    public Task<ServiceProcess> ServeAsync(string room, string node, string role, string source = "demo", bool tellsAddress = true)
    {
        var own = ServiceProcess.FreePort();
        return ServiceProcess.StartAsync(
            new { Source = source, Label = $"Speaker in {room}" },
            own,
            environment: new Dictionary<string, string?>
            {
                ["LIVECAPTIONS__REDIS__SERVERS"] = Address,
                ["LIVECAPTIONS__ROOM__NAME"] = room,
                ["LIVECAPTIONS__ROOM__NODE"] = node,
                ["LIVECAPTIONS__ROOM__ROLE"] = role,
                ["LIVECAPTIONS__ROOM__ADDRESS"] = tellsAddress
                    ? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{own}")
                    : "",
            }
        );
    }
}
