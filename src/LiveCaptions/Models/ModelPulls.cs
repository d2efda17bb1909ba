using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Models;

/// <summary>Downloads models in the background, one after another; each can be paused, resumed and cancelled.</summary>
/// <param name="connect">Opens an HTTP client for a download.</param>
/// <param name="free">Free bytes of the disk with a folder.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class ModelPulls(
    ModelFolder folder,
    ModelSettings settings,
    Func<HttpMessageInvoker> connect,
    Func<string, long> free,
    TimeProvider time
) : IAsyncDisposable
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, RunningPull> pulls = [];
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>How the download of a model stands; null: there is none.</summary>
    public PullState? Of(string model)
    {
        lock (sync)
            return pulls.GetValueOrDefault(model)?.State;
    }

    /// <summary>Starts a download or resumes it; one that runs goes on.</summary>
    public void Start(CatalogueModel model)
    {
        lock (sync)
        {
            if (pulls.GetValueOrDefault(model.Name) is { IsOver: false })
                return;
            var pull = pulls[model.Name] = new(model, folder.PartBytes(model.Name), time);
            pull.Running = Task.Run(() => RunAsync(pull));
        }
    }

    /// <summary>Stops a download and keeps its part.</summary>
    public Task PauseAsync(string model) => Find(model)?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Stops a download and deletes its part.</summary>
    /// <returns>False: there is neither.</returns>
    /// <exception cref="IOException">The part cannot be deleted.</exception>
    public async Task<bool> CancelAsync(string model)
    {
        var pull = Find(model);
        if (pull is not null)
            await pull.StopAsync();
        lock (sync)
            pulls.Remove(model);
        var begun = folder.PartBytes(model) > 0;
        if (begun)
            PartFile.Delete(folder.PartOf(model));
        return begun || pull is not null;
    }

    /// <summary>Stops all downloads; their parts are kept.</summary>
    public async ValueTask DisposeAsync()
    {
        List<RunningPull> all;
        lock (sync)
            all = [.. pulls.Values];
        await Task.WhenAll(all.Select(pull => pull.StopAsync()));
        all.ForEach(pull => pull.Dispose());
        turn.Dispose();
    }

    private RunningPull? Find(string model)
    {
        lock (sync)
            return pulls.GetValueOrDefault(model);
    }

    private async Task RunAsync(RunningPull pull)
    {
        try
        {
            await turn.WaitAsync(pull.Stopped);
            try
            {
                pull.Enter(JobStage.Running);
                await DownloadAsync(pull);
                pull.Enter(JobStage.Done);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (pull.Stopped.IsCancellationRequested)
        {
            pull.Enter(JobStage.Paused);
        }
        catch (Exception e)
        {
            // Captions are not affected, so the fault is told where the download is shown.
            pull.Enter(JobStage.Failed, Explain(e, pull.Model.Name));
        }
    }

    private async Task DownloadAsync(RunningPull pull)
    {
        using var http = connect();
        var server = new ModelServer(http, time);
        await new ModelPull(folder, server, new ModelDownload(server, time, free)).RunAsync(
            pull.Model.Name,
            pull.Model,
            ModelAddress.Of(settings),
            pull.Note,
            pull.Stopped
        );
    }

    private static string Explain(Exception e, string model) =>
        e switch
        {
            ModelException { IsOutOfReach: true } =>
                $"{e.Message} Is this computer connected to the internet? The models that are installed work without it.",
            _ when UserFacingError.Of(e) is not null => e.Message,
            _ => $"The model {model} was not downloaded; captions are not affected. {e.Message} Try it again.",
        };
}
