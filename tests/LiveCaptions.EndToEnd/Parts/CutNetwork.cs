using System.Globalization;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>
/// A network namespace in which a server runs, with a link of its own for each machine that uses it. A link that is cut carries nothing,
/// and ends no connection.
/// </summary>
internal sealed class CutNetwork : IAsyncDisposable
{
    private static readonly string? Program = new[] { "/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip", "/bin/ip" }.FirstOrDefault(File.Exists);
    private static int made;

    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"lc{Environment.ProcessId}n{made++}");

    private CutNetwork() { }

    /// <summary>How many links there are.</summary>
    public int Links { get; private set; }

    /// <summary>Makes one; null where that needs a program or a right that this process does not have.</summary>
    public static async Task<(CutNetwork? Network, string Reason)> TryMakeAsync(int links)
    {
        if (Program is null)
            return (null, "There is no program ip: sudo apt-get install iproute2");
        var network = new CutNetwork();
        var run = await ProgramRun.OfAsync(Cli.Wrap(Program).WithArguments(["netns", "add", network.name]));
        if (run.ExitCode != 0)
            return (null, $"No network namespace may be made here: {run.Error.Trim()}");
        await network.InsideAsync("link", "set", "lo", "up");
        for (var link = 0; link < links; link++)
            await network.AddAsync(link);
        return (network, "");
    }

    /// <summary>The server's address on a link.</summary>
    public static string Server(int link) => Address(link, 2);

    /// <summary>The command that runs a program inside.</summary>
    public Command Run(string program, IEnumerable<string> arguments) =>
        Cli.Wrap(Program!).WithArguments(["netns", "exec", name, program, .. arguments]);

    /// <summary>From now on, nothing comes through in either direction.</summary>
    public Task CutAsync(int link) => InsideAsync("link", "set", Inner(link), "down");

    /// <summary>What is sent from now on comes through again.</summary>
    public Task JoinAsync(int link) => InsideAsync("link", "set", Inner(link), "up");

    public async ValueTask DisposeAsync()
    {
        for (var link = 0; link < Links; link++)
            await AskAsync("link", "delete", Outer(link));
        await AskAsync("netns", "delete", name);
    }

    private async Task AddAsync(int link)
    {
        await AskAsync("link", "add", Outer(link), "type", "veth", "peer", "name", Inner(link), "netns", name);
        Links++;
        await AskAsync("address", "add", Address(link, 1) + "/30", "dev", Outer(link));
        await AskAsync("link", "set", Outer(link), "up");
        await InsideAsync("address", "add", Server(link) + "/30", "dev", Inner(link));
        await InsideAsync("link", "set", Inner(link), "up");
    }

    // Of one process: several on one machine have networks of their own.
    private static string Address(int link, int host) =>
        string.Create(CultureInfo.InvariantCulture, $"10.199.{Environment.ProcessId % 256}.{link * 4 + host}");

    private string Outer(int link) => string.Create(CultureInfo.InvariantCulture, $"{name}o{link}");

    private string Inner(int link) => string.Create(CultureInfo.InvariantCulture, $"{name}i{link}");

    private Task InsideAsync(params string[] arguments) => AskAsync(["-n", name, .. arguments]);

    private static async Task AskAsync(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(Cli.Wrap(Program!).WithArguments(arguments));
        Assert.True(run.ExitCode == 0, $"ip {string.Join(' ', arguments)}: {run.Error}");
    }
}
