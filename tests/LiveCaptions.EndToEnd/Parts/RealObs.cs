using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CliWrap;
using LiveCaptions.Obs;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The installed OBS Studio on a virtual screen, with settings in a folder of its own.</summary>
internal sealed class RealObs : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ScratchFolder folder = new();
    private readonly ConcurrentQueue<string> said = new();
    private readonly CancellationTokenSource endScreen = new();
    private CommandTask<CommandResult>? screen;
    private CommandTask<CommandResult>? obs;
    private CancellationTokenSource? kill;
    private readonly string? soundServer;
    private string display = "";

    private RealObs(string? soundServer)
    {
        this.soundServer = soundServer;
        Port = ServiceProcess.FreePort();
        RealObsSettings.Write(folder, Port, Password, Recordings);
    }

    public int Port { get; }

    public string Password { get; } = Guid.NewGuid().ToString("N");

    public Uri Address => new($"ws://127.0.0.1:{Port}");

    /// <summary>The folder of recordings.</summary>
    public string Recordings => Directory.CreateDirectory(folder.File("recordings")).FullName;

    /// <summary>Makes OBS, which must have quit, load a script from the next start on, as if chosen in Tools → Scripts.</summary>
    public void AddScript(string script)
    {
        var file = folder.File("config/obs-studio/basic/scenes/Test.json");
        var scenes = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var modules = scenes["modules"] as JsonObject ?? [];
        modules["scripts-tool"] = new JsonArray(new JsonObject { ["path"] = script, ["settings"] = new JsonObject() });
        scenes["modules"] = modules;
        File.WriteAllText(file, scenes.ToJsonString());
    }

    /// <summary>Its output so far.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Starts a client that knows the password.</summary>
    public ObsClient Connect()
    {
        var client = new ObsClient(new() { Address = Address, Password = ObsPassword.FromText(Password) });
        client.Start();
        return client;
    }

    /// <summary>Starts OBS and waits until its WebSocket server listens; the test is skipped where OBS is not installed.</summary>
    /// <param name="soundServer">The sound server it captures from; null for none.</param>
    public static async Task<RealObs> StartAsync(string? soundServer = null)
    {
        foreach (var program in new[] { "obs", "Xvfb" })
            Assert.SkipUnless(
                IsHere(program),
                $"{program} is not on the PATH: apt-get install obs-studio xvfb libgl1-mesa-dri fonts-dejavu-core"
            );
        var real = new RealObs(soundServer);
        try
        {
            await real.StartScreenAsync();
            await real.StartAgainAsync();
            return real;
        }
        catch
        {
            await real.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts OBS again with the settings it saved, and waits until its port is open.</summary>
    public async Task StartAgainAsync()
    {
        kill = new();
        obs = Cli.Wrap("obs")
            .WithArguments(["--multi", "--disable-updater", "--disable-missing-files-check"])
            .WithEnvironmentVariables(e => RealObsSettings.Environment(e, folder, display).Set("PULSE_SERVER", soundServer))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(said.Enqueue))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(said.Enqueue))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill.Token);
        await UntilAsync(() => LocalPort.ListensAsync(Port));
    }

    /// <summary>Kills OBS (SIGKILL), as a crash would.</summary>
    public async Task KillAsync()
    {
        if (obs is null)
            return;
        if (obs.Task.IsCompleted)
            TestContext.Current.TestOutputHelper?.WriteLine($"OBS had already exited. Its output: {string.Join('\n', said.TakeLast(20))}");
        await kill!.CancelAsync();
        await obs.Task.ContinueWith(_ => { }, TaskScheduler.Default); // an exit error must not hide the result of the test
        kill.Dispose();
        obs = null;
    }

    /// <summary>Quits OBS regularly (SIGINT), once its window has been drawn: OBS 29 crashes if it is closed while it paints.</summary>
    public async Task QuitAsync()
    {
        await MainThread.UntilIdleAsync(obs!.ProcessId, Patience);
        await Cli.Wrap("kill").WithArguments(["-INT", obs.ProcessId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();
        var ended = await obs.Task.WaitAsync(Patience);
        kill!.Dispose();
        obs = null;
        Assert.True(ended.ExitCode == 0, $"OBS crashed while quitting ({ended.ExitCode}): {string.Join('\n', said.TakeLast(20))}");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await endScreen.CancelAsync();
        if (screen is not null)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => screen.Task);
        endScreen.Dispose();
        folder.Dispose();
    }

    /// <summary>Xvfb takes the first free display and prints its number.</summary>
    private async Task StartScreenAsync()
    {
        var number = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        screen = Cli.Wrap("Xvfb")
            .WithArguments(["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp", "-noreset"])
            .WithStandardOutputPipe(PipeTarget.ToDelegate(line => number.TrySetResult(line)))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(said.Enqueue))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(endScreen.Token);
        display = ":" + await number.Task.WaitAsync(Patience);
    }

    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var wait = Stopwatch.StartNew(); !await isSo(); await Task.Delay(Look))
        {
            if (obs!.Task.IsCompleted || wait.Elapsed > Patience)
                Assert.Fail($"OBS did not start: {string.Join('\n', said.TakeLast(20))}");
        }
    }

    private static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
