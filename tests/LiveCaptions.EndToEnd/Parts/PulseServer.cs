using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A PulseAudio of its own, with null sinks in place of a sound card: what is played into one is heard on its monitor.</summary>
internal sealed class PulseServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ScratchFolder folder = new();
    private readonly StringBuilder said = new();
    private CancellationTokenSource kill = new();
    private CommandTask<CommandResult>? running;

    private PulseServer() => Directory.CreateDirectory(folder.File("run"));

    /// <summary>How clients find it: the variable PULSE_SERVER.</summary>
    public string Address => $"unix:{folder.File("socket")}";

    /// <summary>Starts one with these sinks; skips the test where PulseAudio is not installed.</summary>
    public static async Task<PulseServer> StartAsync(params string[] sinks)
    {
        foreach (var program in (string[])["pulseaudio", "pactl", "paplay"])
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, program))),
                $"{program} is missing. Install it: sudo apt-get install pulseaudio pulseaudio-utils"
            );
        var server = new PulseServer();
        await server.RestartAsync(sinks);
        // libpulse, inside this process, reads the C environment, which .NET's own copy does not reach.
        _ = setenv("PULSE_SERVER", server.Address, 1);
        return server;
    }

    /// <summary>Starts it again at the same address.</summary>
    public async Task RestartAsync(params string[] sinks)
    {
        File.Delete(folder.File("socket"));
        kill = new();
        running = Cli.Wrap("pulseaudio")
            .WithArguments([
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--disable-shm=yes",
                "--realtime=no",
                "--high-priority=no",
                "--log-target=stderr",
                "-L",
                $"module-native-protocol-unix socket={folder.File("socket")} auth-anonymous=1",
                .. sinks.SelectMany(s => (string[])["-L", Sink(s)]),
            ])
            .WithEnvironmentVariables(e =>
                e.Set("HOME", folder.Path)
                    .Set("XDG_RUNTIME_DIR", folder.File("run"))
                    .Set("PULSE_RUNTIME_PATH", folder.File("run"))
                    .Set("DISPLAY", null)
            )
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(said))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill.Token);
        var wait = Stopwatch.StartNew();
        while ((await ProgramRun.OfAsync(Control("info"))).ExitCode != 0)
        {
            if (running.Task.IsCompleted || wait.Elapsed > Patience)
                Assert.Fail($"PulseAudio did not start: {said}");
            await Task.Delay(Look);
        }
    }

    /// <summary>Adds a sink; its monitor can be heard.</summary>
    public Task AddSinkAsync(string sink) => PactlAsync(["load-module", .. Sink(sink).Split(' ')]);

    /// <summary>Takes a sink away, as a cable is pulled.</summary>
    public async Task RemoveSinkAsync(string sink)
    {
        var modules = await PactlAsync("list", "short", "modules");
        var module = modules.Split('\n').Single(line => line.Contains($"sink_name={sink} ", StringComparison.Ordinal)).Split('\t')[0];
        await PactlAsync("unload-module", module);
    }

    /// <summary>Suspends a sink with its monitor, or resumes both.</summary>
    public Task SuspendAsync(string sink, bool suspended) => PactlAsync("suspend-sink", sink, suspended ? "1" : "0");

    /// <summary>Asks it for something, or tells it to do it.</summary>
    public async Task<string> PactlAsync(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(Control(arguments));
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    /// <summary>Plays a file to its end.</summary>
    public async Task PlayAsync(string file, string sink, params string[] format) =>
        Assert.Equal("", (await ProgramRun.OfAsync(Client("paplay").WithArguments(["--device", sink, .. format, file]))).Error);

    /// <summary>Stops or continues it, without its knowledge.</summary>
    public Task SignalAsync(string signal) =>
        Cli.Wrap("kill").WithArguments([signal, running!.ProcessId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        await kill.CancelAsync();
        try
        {
            await running!.Task;
        }
        catch (OperationCanceledException)
        {
            // That is what was asked for.
        }
        kill.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (running is { Task.IsCompleted: false })
            await KillAsync();
        folder.Dispose();
    }

    // Without norewinds an idle null sink works in blocks of two seconds.
    private static string Sink(string sink) =>
        $"module-null-sink sink_name={sink} {(sink.StartsWith("eight", StringComparison.Ordinal) ? "channels=8 channel_map=aux0,aux1,aux2,aux3,aux4,aux5,aux6,aux7" : "channels=2")} rate=48000 norewinds=1";

    private Command Control(params string[] arguments) => Client("pactl").WithArguments(arguments);

    private Command Client(string program) =>
        Cli.Wrap(program).WithEnvironmentVariables(e => e.Set("PULSE_SERVER", Address).Set("HOME", folder.Path));

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setenv(string name, string value, int overwrite);
}
