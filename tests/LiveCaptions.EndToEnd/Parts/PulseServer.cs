using System.Runtime.InteropServices;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>
/// A PulseAudio server with null sinks in place of a sound card: what is played into a sink is captured from its monitor.
/// </summary>
internal sealed class PulseServer : ServerProcess
{
    private PulseServer() => Directory.CreateDirectory(Folder.File("run"));

    /// <summary>The value of PULSE_SERVER for clients.</summary>
    public string Address => $"unix:{Folder.File("socket")}";

    /// <summary>Starts a server with these sinks; skips the test where PulseAudio is not installed.</summary>
    public static async Task<PulseServer> StartAsync(params string[] sinks)
    {
        foreach (var program in (string[])["pulseaudio", "pactl", "paplay"])
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, program))),
                $"{program} is missing. Install it: sudo apt-get install pulseaudio pulseaudio-utils"
            );
        var server = new PulseServer();
        await server.RestartAsync(sinks);
        // libpulse in this process reads the C environment, which .NET only copies.
        _ = setenv("PULSE_SERVER", server.Address, 1);
        return server;
    }

    /// <summary>Starts it again at the same address.</summary>
    public Task RestartAsync(params string[] sinks)
    {
        File.Delete(Folder.File("socket"));
        var command = Cli.Wrap("pulseaudio")
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
                $"module-native-protocol-unix socket={Folder.File("socket")} auth-anonymous=1",
                .. sinks.SelectMany(s => (string[])["-L", Sink(s)]),
            ])
            .WithEnvironmentVariables(e =>
                e.Set("HOME", Folder.Path)
                    .Set("XDG_RUNTIME_DIR", Folder.File("run"))
                    .Set("PULSE_RUNTIME_PATH", Folder.File("run"))
                    .Set("DISPLAY", null)
            );
        return StartAsync(command, async () => (await ProgramRun.OfAsync(Control("info"))).ExitCode == 0);
    }

    /// <summary>Adds a sink, whose monitor can be captured.</summary>
    public Task AddSinkAsync(string sink) => PactlAsync(["load-module", .. Sink(sink).Split(' ')]);

    /// <summary>Removes a sink, as if a cable were pulled.</summary>
    public async Task RemoveSinkAsync(string sink)
    {
        var modules = await PactlAsync("list", "short", "modules");
        var module = modules.Split('\n').Single(line => line.Contains($"sink_name={sink} ", StringComparison.Ordinal)).Split('\t')[0];
        await PactlAsync("unload-module", module);
    }

    /// <summary>Suspends a sink with its monitor, or resumes both.</summary>
    public Task SuspendAsync(string sink, bool suspended) => PactlAsync("suspend-sink", sink, suspended ? "1" : "0");

    /// <summary>Runs pactl against the server.</summary>
    public async Task<string> PactlAsync(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(Control(arguments));
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    /// <summary>Plays a file to its end.</summary>
    public async Task PlayAsync(string file, string sink, params string[] format) =>
        Assert.Equal("", (await ProgramRun.OfAsync(Client("paplay").WithArguments(["--device", sink, .. format, file]))).Error);

    // Without norewinds an idle null sink works in blocks of two seconds.
    private static string Sink(string sink) =>
        $"module-null-sink sink_name={sink} {(sink.StartsWith("eight", StringComparison.Ordinal) ? "channels=8 channel_map=aux0,aux1,aux2,aux3,aux4,aux5,aux6,aux7" : "channels=2")} rate=48000 norewinds=1";

    private Command Control(params string[] arguments) => Client("pactl").WithArguments(arguments);

    private Command Client(string program) =>
        Cli.Wrap(program).WithEnvironmentVariables(e => e.Set("PULSE_SERVER", Address).Set("HOME", Folder.Path));

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setenv(string name, string value, int overwrite);
}
