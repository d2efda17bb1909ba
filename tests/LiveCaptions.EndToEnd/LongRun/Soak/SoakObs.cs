using System.Text.Json.Nodes;
using LiveCaptions.Obs;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>A recording of the fake OBS, in seconds of the soak.</summary>
internal sealed record SoakRecording(string File, double Start, double End);

/// <summary>A fake OBS that records all the time, that goes away, and whose text source is read.</summary>
internal sealed class SoakObs(string folder, Ledger ledger) : IAsyncDisposable
{
    private const string Source = "LiveCaptions";

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly List<SoakRecording> recordings = [];
    private FakeObs? obs;
    private (string File, double Start)? current;

    public SeenWords Seen { get; } = new(ledger);

    public int Port { get; private set; }

    public IReadOnlyList<SoakRecording> Recordings => recordings;

    public async Task StartAsync()
    {
        obs = await FakeObs.StartAsync(port: Port);
        Port = obs.Address.Port;
        obs.KeepsNoHistory = true;
        obs.Studio.Put(Source, "text_ft2_source_v2", new() { ["text"] = "" });
        obs.Studio.RecordedInto = folder;
        obs.Answering = request =>
        {
            if (request.Type == "SetInputSettings" && (string?)request.Data["inputSettings"]?["text"] is { } text)
                Seen.TakeScreen(text);
            if (current is { } recording)
                obs.Studio.Recorded = (ledger.Now - recording.Start) * 1000;
            return Task.FromResult<FakeAnswer?>(null);
        };
        Describe();
    }

    /// <summary>The recording ends, and another one begins.</summary>
    public async Task NextRecordingAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (obs is null)
                return;
            await StopAsync();
            await RecordAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task EndRecordingAsync()
    {
        await turn.WaitAsync();
        await StopAsync();
        turn.Release();
    }

    /// <summary>OBS goes away, and comes back.</summary>
    /// <param name="crashes">Its recording ends with it; otherwise the network is cut, and it records on.</param>
    public async Task GoAwayAsync(double seconds, bool crashes)
    {
        await turn.WaitAsync();
        try
        {
            if (crashes && current is { } recording)
            {
                recordings.Add(new(recording.File, recording.Start, ledger.Now));
                current = null;
            }
            await obs!.DisposeAsync();
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            await StartAsync();
            if (crashes)
            {
                await Task.Delay(1000);
                await RecordAsync();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (obs is not null)
            await obs.DisposeAsync();
        turn.Dispose();
    }

    private async Task RecordAsync()
    {
        var file = Path.Combine(folder, $"film-{recordings.Count}.mkv");
        await File.WriteAllTextAsync(file, "film");
        current = (file, ledger.Now);
        Describe();
        await RaiseAsync(true, "STARTED", file);
    }

    private async Task StopAsync()
    {
        if (current is not { } recording)
            return;
        recordings.Add(new(recording.File, recording.Start, ledger.Now));
        current = null;
        Describe();
        await RaiseAsync(false, "STOPPED", recording.File);
    }

    private void Describe() => (obs!.Studio.Recording, obs.Studio.RecordedFile) = (current is not null, current?.File);

    private Task RaiseAsync(bool active, string state, string file) =>
        obs!.RaiseAsync(
            "RecordStateChanged",
            EventSubscriptions.Outputs,
            new JsonObject
            {
                ["outputActive"] = active,
                ["outputState"] = "OBS_WEBSOCKET_OUTPUT_" + state,
                ["outputPath"] = file,
            }
        );
}
