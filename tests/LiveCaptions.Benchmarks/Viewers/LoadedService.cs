using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CliWrap;

namespace LiveCaptions.Benchmarks.Viewers;

/// <summary>The built program in its own process, on loopback, with one track.</summary>
internal sealed class LoadedService : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-viewers-").FullName;
    private readonly StringBuilder said = new();
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http;
    private readonly CommandTask<CommandResult> running;

    private LoadedService(int port)
    {
        Address = new($"http://127.0.0.1:{port}/");
        http = new() { BaseAddress = Address };
        var settings = Path.Combine(folder, "settings.json");
        File.WriteAllText(
            settings,
            JsonSerializer.Serialize(
                new
                {
                    Server = new { Port = port },
                    Tracks = new { main = new { Source = "browser" } },
                    Log = new { Folder = folder },
                }
            )
        );
        running = Cli.Wrap(
                Path.GetFullPath(
                    Path.Combine(
                        AppContext.BaseDirectory,
                        "..",
                        "..",
                        "LiveCaptions",
                        new DirectoryInfo(AppContext.BaseDirectory).Name,
                        "livecaptions"
                    )
                )
            )
            .WithArguments(["serve", "--config", settings])
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(said))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(said))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(stop.Token);
    }

    public Uri Address { get; }

    /// <summary>Processor time used so far, and resident memory in bytes.</summary>
    public (TimeSpan Cpu, long Memory) Use
    {
        get
        {
            using var process = Process.GetProcessById(running.ProcessId);
            return (process.TotalProcessorTime, process.WorkingSet64);
        }
    }

    /// <summary>Starts the service; its track waits for sound.</summary>
    public static async Task<LoadedService> StartAsync(int port)
    {
        var service = new LoadedService(port);
        await service.UntilAsync(async () => (await service.http.GetAsync(new Uri("health/live", UriKind.Relative))).IsSuccessStatusCode);
        return service;
    }

    /// <summary>Plays a clip to the track from its beginning; null: nothing.</summary>
    public async Task PlayAsync(string? clip)
    {
        using var answer = await http.PutAsJsonAsync(new Uri("tracks/main", UriKind.Relative), new { source = clip ?? "browser" });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the clip has been played.</summary>
    public Task UntilPlayedAsync() =>
        UntilAsync(async () =>
            (await http.GetFromJsonAsync<JsonElement>(new Uri("tracks/main", UriKind.Relative))).GetProperty("state").GetString() == "ended"
        );

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.Task.ContinueWith(_ => { }, TaskScheduler.Default);
        http.Dispose();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(PollInterval))
        {
            try
            {
                if (await condition())
                    return;
            }
            catch (HttpRequestException)
            {
                // Not reachable yet.
            }
            if (wait.Elapsed > Timeout || running.Task.IsCompleted)
                throw new InvalidOperationException($"The service did not reach the expected state. Its output: {said}");
        }
    }
}
