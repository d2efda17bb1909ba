using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CliWrap;

namespace LiveCaptions.Benchmarks.Viewers;

/// <summary>The built program as a process of its own, on loopback, with one track.</summary>
internal sealed class LoadedService : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

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

    /// <summary>Processor time that it has used, and bytes that it has in memory.</summary>
    public (TimeSpan Cpu, long Memory) Use
    {
        get
        {
            using var process = Process.GetProcessById(running.ProcessId);
            return (process.TotalProcessorTime, process.WorkingSet64);
        }
    }

    /// <summary>Starts it; its track waits for sound.</summary>
    public static async Task<LoadedService> StartAsync(int port)
    {
        var service = new LoadedService(port);
        await service.UntilAsync(async () => (await service.http.GetAsync(new Uri("health/live", UriKind.Relative))).IsSuccessStatusCode);
        return service;
    }

    /// <summary>The track hears this clip from its begin on, or, null, nothing.</summary>
    public async Task HearAsync(string? clip)
    {
        using var answer = await http.PutAsJsonAsync(new Uri("tracks/main", UriKind.Relative), new { source = clip ?? "browser" });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the clip has been heard.</summary>
    public Task UntilHeardAsync() =>
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

    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(Look))
        {
            try
            {
                if (await isSo())
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
            if (wait.Elapsed > Patience || running.Task.IsCompleted)
                throw new InvalidOperationException($"The service did not do its part. It said: {said}");
        }
    }
}
