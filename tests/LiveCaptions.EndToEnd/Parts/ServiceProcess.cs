using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The built service in a process of its own, on a free loopback port, with settings of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ScratchFolder folder = new();
    private readonly ConcurrentQueue<string> said = new();
    private readonly CancellationTokenSource kill = new();
    private readonly HttpClient http;
    private readonly CommandTask<CommandResult> running;
    private bool ended;

    private ServiceProcess(
        object track,
        int port,
        string? soundServer,
        object obs,
        string? data,
        IReadOnlyDictionary<string, object>? server,
        object? second,
        object? recognition,
        IReadOnlyDictionary<string, string?>? environment
    )
    {
        Port = port;
        http = new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        Settings = folder.Write(
            "settings.json",
            JsonSerializer.Serialize(
                new
                {
                    Server = new Dictionary<string, object>(server ?? new Dictionary<string, object>()) { ["Port"] = port },
                    Tracks = second is null
                        ? new Dictionary<string, object> { ["main"] = track }
                        : new() { ["main"] = track, ["second"] = second },
                    Recognition = recognition ?? new { },
                    Log = new { Folder = folder.File("logs") },
                    Obs = obs,
                }
            )
        );
        running = Cli.Wrap(Repository.Program)
            .WithArguments(["serve", "--config", Settings])
            .WithEnvironmentVariables(e =>
                e.Set(environment ?? new Dictionary<string, string?>())
                    .Set("PULSE_SERVER", soundServer)
                    .Set("XDG_DATA_HOME", data ?? folder.File("data"))
            )
            .WithStandardOutputPipe(PipeTarget.ToDelegate(said.Enqueue))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(said.Enqueue))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill.Token);
    }

    public int Port { get; }

    /// <summary>Its settings file.</summary>
    public string Settings { get; }

    /// <summary>The id of the process that starts the one that captions.</summary>
    public int Supervisor => running.ProcessId;

    /// <summary>The folder of its logs.</summary>
    public string Logs => folder.File("logs");

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Its output so far.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>The id of the process that captions, below its supervisor.</summary>
    public int Worker => Children().Single();

    /// <summary>Working set in bytes.</summary>
    public long Memory
    {
        get
        {
            using var process = Process.GetProcessById(Worker);
            return process.WorkingSet64;
        }
    }

    /// <summary>Processor time used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            using var process = Process.GetProcessById(Worker);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the service and waits until it is ready.</summary>
    public static Task<ServiceProcess> StartAsync(string source, int? port = null, object? obs = null) =>
        StartAsync(new { Source = source }, port, obs: obs);

    /// <summary>Starts the service with these settings and waits until it is ready.</summary>
    /// <param name="data">Folder of persistent data; null for one that is deleted with the process.</param>
    /// <param name="second">Settings of a second track; null for none.</param>
    public static async Task<ServiceProcess> StartAsync(
        object track,
        int? port = null,
        string? soundServer = null,
        object? obs = null,
        string? data = null,
        IReadOnlyDictionary<string, object>? server = null,
        object? second = null,
        object? recognition = null,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        var service = new ServiceProcess(
            track,
            port ?? FreePort(),
            soundServer,
            obs ?? new { },
            data,
            server,
            second,
            recognition,
            environment
        );
        try
        {
            await service.UntilReadyAsync();
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
        return service;
    }

    private Task UntilReadyAsync() =>
        UntilAsync(async () =>
        {
            if (running.Task.IsCompleted)
                Assert.Fail($"The service exited at start: {Said}");
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        });

    /// <summary>Waits until its first track is in one of these states.</summary>
    public Task UntilTrackAsync(params string[] states) =>
        UntilAsync(async () =>
            (await StatusAsync()).GetProperty("tracks")[0].GetProperty("state").GetString() is { } state && states.Contains(state)
        );

    /// <summary>The response of /status, as the start page reads it.</summary>
    public async Task<JsonElement> StatusAsync() =>
        JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri("status", UriKind.Relative)));

    /// <summary>The settled words of the track so far.</summary>
    public async Task<string[]> WordsAsync()
    {
        var desk = JsonSerializer.Deserialize<JsonElement>(
            await http.GetStringAsync(new Uri("api/tracks/main?words=500", UriKind.Relative))
        );
        return string.Concat(
                desk.GetProperty("words")
                    .EnumerateArray()
                    .Select(w => (w.GetProperty("joined").GetBoolean() ? "" : " ") + w.GetProperty("text").GetString())
            )
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Types a line on the first track.</summary>
    /// <returns>True once the service has taken it.</returns>
    public async Task<bool> TypeAsync(string text)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("api/tracks/main/lines", UriKind.Relative), new { text });
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Adds a track, or changes one.</summary>
    public async Task PutTrackAsync(string id, object track)
    {
        using var answer = await http.PutAsJsonAsync(new Uri($"tracks/{id}", UriKind.Relative), track);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a signal that the process cannot catch, e.g. -STOP or -CONT, to the process that captions.</summary>
    public Task SignalAsync(string signal) =>
        Cli.Wrap("kill").WithArguments([signal, Worker.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();

    /// <summary>Waits until another process captions, and is ready.</summary>
    public Task UntilRestartedAsync(int before) =>
        UntilAsync(async () =>
        {
            if (Children().All(child => child == before))
                return false;
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        });

    /// <summary>Waits until its output contains a text.</summary>
    public Task UntilSaidAsync(string text) => UntilAsync(() => Task.FromResult(Said.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits until a process has ended.</summary>
    public static async Task UntilGoneAsync(int process)
    {
        for (var wait = Stopwatch.StartNew(); Directory.Exists($"/proc/{process}"); await Task.Delay(Look))
            Assert.True(wait.Elapsed < Patience, $"Process {process} has not ended.");
    }

    /// <summary>Stops the service, as Ctrl-C does unless another signal is named.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(string signal = "-INT")
    {
        await Cli.Wrap("kill").WithArguments([signal, running.ProcessId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync();
        var result = await running.Task.WaitAsync(Patience);
        ended = true;
        return result.ExitCode;
    }

    /// <summary>Quits the service, as its page does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> QuitAsync()
    {
        using var answer = await http.PostAsync(new Uri("api/quit", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var result = await running.Task.WaitAsync(Patience);
        ended = true;
        return result.ExitCode;
    }

    /// <summary>Kills the process (SIGKILL), as a power cut would.</summary>
    public async Task KillAsync()
    {
        ended = true;
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Task);
    }

    public async ValueTask DisposeAsync()
    {
        if (!ended && !running.Task.IsCompleted)
            await KillAsync();
        http.Dispose();
        kill.Dispose();
        folder.Dispose();
    }

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A thread of the supervisor starts the process that captions, and is its parent.</summary>
    private IReadOnlyList<int> Children() => ChildProcesses.Of(running.ProcessId);

    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var wait = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await isSo())
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }
            if (wait.Elapsed > Patience)
                Assert.Fail($"Waited {Patience.TotalSeconds} s in vain. Output of the service: {Said}");
            await Task.Delay(Look);
        }
    }
}
