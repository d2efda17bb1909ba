using LiveCaptions.Engine;
using LiveCaptions.Models;
using LiveCaptions.Settings;

namespace LiveCaptions.Setup;

/// <summary>
/// Measures models on request, one after another, each in a process that stands back behind all others, so that captions on air go on. A
/// figure that is measured while they do is a little too high, and kept apart from those by which "auto" chooses.
/// </summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ModelMeasurements : IAsyncDisposable
{
    private readonly EngineParts parts;
    private readonly IStepProbe probe;
    private readonly RecognitionSettings recognition;
    private readonly EngineInUse engine;
    private readonly StepMemory measured,
        chosen;
    private readonly Lock sync = new();
    private readonly Dictionary<string, (MeasureState State, CancellationTokenSource Stop, Task Running)> jobs = [];
    private readonly SemaphoreSlim turn = new(1);

    public ModelMeasurements(EngineParts parts, IStepProbe probe, RecognitionSettings recognition, EngineInUse engine)
    {
        (this.parts, this.probe, this.recognition, this.engine) = (parts, probe, recognition, engine);
        measured = new(Path.Combine(parts.Models.Own, "steps.set-up.json"));
        chosen = new(Path.Combine(parts.Models.Own, ModelFinder.MemoryFile));
    }

    /// <summary>Seconds of a step with this model on the hardware in use; null: not measured yet.</summary>
    public double? SecondsOf(PresentModel model) => measured.Recall(KeyOf(model)) ?? chosen.Recall(KeyOf(model));

    /// <summary>How the measurement of a model stands; null: there is none.</summary>
    public MeasureState? Of(string model)
    {
        lock (sync)
            return jobs.TryGetValue(model, out var job) ? job.State : null;
    }

    /// <summary>Begins a measurement, after those that were begun before it.</summary>
    public void Start(PresentModel model)
    {
        lock (sync)
        {
            if (jobs.TryGetValue(model.Name, out var job) && job.State.State is JobStage.Queued or JobStage.Running)
                return;
            var stop = new CancellationTokenSource();
            jobs[model.Name] = (new(JobStage.Queued, null), stop, Task.Run(() => RunAsync(model, stop)));
        }
    }

    /// <summary>Ends a measurement.</summary>
    /// <returns>False: there is none.</returns>
    public async Task<bool> CancelAsync(string model)
    {
        (MeasureState State, CancellationTokenSource Stop, Task Running) job;
        lock (sync)
            if (!jobs.Remove(model, out job))
                return false;
        await job.Stop.CancelAsync();
        await job.Running;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        List<string> all;
        lock (sync)
            all = [.. jobs.Keys];
        await Task.WhenAll(all.Select(CancelAsync));
        turn.Dispose();
    }

    private string KeyOf(PresentModel model) =>
        StepMemory.Key(model.Path, engine.Hardware, Environment.ProcessorCount, engine.Choice.Threads, recognition.Step);

    private async Task RunAsync(PresentModel model, CancellationTokenSource stop)
    {
        try
        {
            await turn.WaitAsync(stop.Token);
            try
            {
                Enter(model, stop, new(JobStage.Running, null));
                Enter(model, stop, await MeasureAsync(model, stop.Token));
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody wants to know any more.
        }
        catch (Exception e)
        {
            Enter(model, stop, new(JobStage.Failed, $"{model.Name} could not be measured; captions are not affected. {e.Message}"));
        }
    }

    private async Task<MeasureState> MeasureAsync(PresentModel model, CancellationToken stop)
    {
        if (!ModelChoice.FitsIntoMemory(model.Bytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes))
            return new(
                JobStage.Failed,
                $"{model.Name} needs more memory than this computer has, so it cannot be used. Choose a smaller one."
            );
        var (seconds, trouble) = engine.Card is { } card ? await OnCardAsync(card, model, stop) : await OnProcessorAsync(model, stop);
        if (seconds is not { } found)
            return new(
                JobStage.Failed,
                $"{model.Name} could not be measured, because {trouble ?? "it cannot be used here"}; captions are not affected. Check the model: livecaptions models verify {model.Name}"
            );
        measured.Keep(KeyOf(model), found);
        return new(JobStage.Done, null);
    }

    private async Task<(double?, string?)> OnProcessorAsync(PresentModel model, CancellationToken stop)
    {
        var question = new StepQuestion(
            model.Path,
            ProgramFiles.Find(engine.Choice.VoiceModelPath),
            engine.Choice.Threads,
            recognition.Step
        );
        var answer = await probe.AskAsync(question, stop);
        return (answer.Answer?.Seconds, answer.Trouble);
    }

    private async Task<(double?, string?)> OnCardAsync(Whisper.GraphicsCard card, PresentModel model, CancellationToken stop) =>
        (await new ModelMeter(parts, engine.Choice, recognition.Step).OnCardAsync(card, model, stop), null);

    private void Enter(PresentModel model, CancellationTokenSource stop, MeasureState state)
    {
        lock (sync)
            if (jobs.TryGetValue(model.Name, out var job) && job.Stop == stop)
                jobs[model.Name] = job with { State = state };
    }
}
