using System.Globalization;
using System.Text.Json;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A machine of a room that may be killed and comes back: at the same address, with the same disk.</summary>
/// <param name="link">Its own way to the store.</param>
/// <param name="store">The settings that name the store.</param>
internal sealed class RoomMachine(string name, string role, int link, IReadOnlyDictionary<string, string?> store) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ScratchFolder disk = new();
    private readonly int port = ServiceProcess.FreePort();
    private readonly HttpClient http = new() { Timeout = Patience };
    private ServiceProcess? service;

    public string Name => name;

    public int Link => link;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    /// <summary>The process that runs, or has run last.</summary>
    public ServiceProcess Service => service ?? throw new InvalidOperationException($"{name} was never started.");

    public bool Runs { get; private set; }

    public async Task StartAsync()
    {
        service = await ServiceProcess.StartAsync(
            new { Source = "typed", Label = "Main hall" },
            port,
            data: disk.Path,
            environment: new Dictionary<string, string?>(store)
            {
                ["LIVECAPTIONS__ROOM__NAME"] = "hall-a",
                ["LIVECAPTIONS__ROOM__NODE"] = name,
                ["LIVECAPTIONS__ROOM__ROLE"] = role,
                ["LIVECAPTIONS__ROOM__ADDRESS"] = Address.ToString(),
            }
        );
        Runs = true;
    }

    public async Task KillAsync()
    {
        Runs = false;
        await Service.KillAsync();
        await Service.DisposeAsync();
    }

    /// <summary>What it does for the room's track: "writing", "standby" or "away"; null: it does not say.</summary>
    public async Task<string?> RelayAsync() =>
        Runs && await ReadAsync("api/room/relay") is { } relay && relay.GetProperty("tracks") is { } tracks && tracks.GetArrayLength() > 0
            ? tracks[0].GetProperty("state").GetString()
            : null;

    /// <summary>The texts of all sessions in its archive.</summary>
    public async Task<IReadOnlyList<string>> ArchivedAsync()
    {
        var texts = new List<string>();
        var archive = await ReadAsync("api/archive");
        foreach (var session in archive!.Value.GetProperty("sessions").EnumerateArray())
            texts.Add(
                await http.GetStringAsync(
                    new Uri(Address, $"api/archive/{session.GetProperty("id")}/tracks/main/transcript.txt"),
                    TestContext.Current.CancellationToken
                )
            );
        return texts;
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null && Runs)
            await service.DisposeAsync();
        http.Dispose();
        disk.Dispose();
    }

    private async Task<JsonElement?> ReadAsync(string path)
    {
        try
        {
            var text = await http.GetStringAsync(new Uri(Address, path), TestContext.Current.CancellationToken);
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && e.InnerException is TimeoutException))
        {
            return null;
        }
    }
}
