namespace LiveCaptions.Models;

/// <summary>One download in the background, and how it stands.</summary>
/// <param name="model">The model.</param>
/// <param name="downloaded">Bytes of an earlier part.</param>
/// <remarks>Threading: safe; the download writes, anybody reads.</remarks>
internal sealed class RunningPull(CatalogueModel model, long downloaded, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);
    private readonly Lock sync = new();
    private readonly CancellationTokenSource stop = new();
    private PullState state = new(JobStage.Queued, downloaded, model.Bytes, null, null);
    private long since = time.GetTimestamp();
    private long atSince = downloaded;

    public CatalogueModel Model => model;

    public CancellationToken Stopped => stop.Token;

    /// <summary>The download itself.</summary>
    public Task Running { get; set; } = Task.CompletedTask;

    public PullState State
    {
        get
        {
            lock (sync)
                return state;
        }
    }

    public bool IsOver => State.State is JobStage.Paused or JobStage.Failed or JobStage.Done;

    /// <summary>Notes bytes on the disk.</summary>
    public void Note(double bytes)
    {
        lock (sync)
        {
            state = state with { State = JobStage.Running, Downloaded = (long)bytes };
            var passed = time.GetElapsedTime(since);
            if (passed < Window)
                return;
            state = state with { BytesPerSecond = Math.Max(0, (long)((bytes - atSince) / passed.TotalSeconds)) };
            (since, atSince) = (time.GetTimestamp(), (long)bytes);
        }
    }

    public void Enter(JobStage stage, string? sentence = null)
    {
        lock (sync)
            state = state with { State = stage, BytesPerSecond = null, Sentence = sentence };
    }

    /// <summary>Stops it; the part is kept.</summary>
    /// <returns>Done when it has stopped.</returns>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Running;
    }

    public void Dispose() => stop.Dispose();
}
