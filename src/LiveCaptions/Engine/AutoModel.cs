using LiveCaptions.Models;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Measures the seconds of a step with this model; null: it could not be measured.</summary>
internal delegate Task<double?> MeasureStep(PresentModel model, CancellationToken stop);

/// <summary>Chooses the model for "auto": measures each model on this machine once and takes the best that is fast enough.</summary>
/// <param name="folder">The models to choose from.</param>
/// <param name="memory">Earlier measurements.</param>
/// <param name="measure">Measures a model that has no earlier measurement.</param>
/// <param name="available">Bytes of memory that a model may occupy.</param>
/// <param name="hardware">The name of the hardware, for which alone a measurement holds.</param>
/// <param name="onCard">A graphics card computes, which not every model can use.</param>
internal sealed class AutoModel(
    ModelFolder folder,
    StepMemory memory,
    MeasureStep measure,
    long available,
    string hardware,
    bool onCard = false
)
{
    /// <summary>Chooses a model.</summary>
    /// <param name="threads">Threads of a decode.</param>
    /// <param name="step">Seconds between two steps.</param>
    /// <param name="languages">Languages of the tracks: codes, or "auto".</param>
    /// <returns>The model, and a line that explains the choice.</returns>
    /// <exception cref="ModelException">No model on this machine can be used.</exception>
    public async Task<(PresentModel Model, string Line)> ChooseAsync(
        int threads,
        double step,
        IReadOnlyCollection<string> languages,
        CancellationToken stop
    )
    {
        var candidates = folder.Present().Where(model => (model.FitsCards || !onCard) && CanBeUsed(model, languages)).ToList();
        if (candidates is [var only])
            return (only, $"Model: auto takes {only.Name}, the only usable model on this machine. More: livecaptions models list");
        var measured = new List<MeasuredModel>();
        foreach (var model in candidates)
            measured.Add(new(model.Name, ModelChoice.RankOf(model), await SecondsOfAsync(model, threads, step, stop)));
        if (ModelChoice.Take(measured, step) is not { } taken)
            throw new ModelException(
                $"Recognition:Model is \"auto\", but no model on this machine can be used{Spoken(languages)}, so there are no captions. Get one: livecaptions models pull base-q8_0"
            );
        return (candidates.First(model => model.Name == taken.Name), Explain(taken, measured, step));
    }

    /// <summary>Whether the file is intact enough to be read and the model knows the languages.</summary>
    /// <param name="languages">Codes, or "auto".</param>
    public static bool CanBeUsed(PresentModel model, IReadOnlyCollection<string> languages)
    {
        try
        {
            return SpeechModelFile.Read(model.Path).IsMultilingual || languages.All(language => language is "auto" or "en");
        }
        catch (ModelFileException)
        {
            return false;
        }
    }

    private async Task<double?> SecondsOfAsync(PresentModel model, int threads, double step, CancellationToken stop)
    {
        if (!ModelChoice.FitsIntoMemory(model.Bytes, available))
            return null;
        var key = StepMemory.Key(model.Path, hardware, Environment.ProcessorCount, threads, step);
        if (memory.Recall(key) is { } known)
            return known;
        if (await measure(model, stop) is not { } seconds)
            return null;
        memory.Keep(key, seconds);
        return seconds;
    }

    private static string Explain(MeasuredModel taken, List<MeasuredModel> measured, double step)
    {
        var others = measured
            .Where(model => model != taken)
            .Select(model => model.Seconds is { } seconds ? $"{model.Name} {Seconds(seconds)}" : $"{model.Name} could not be measured");
        var limit = Seconds(step * ModelChoice.MaxShareOfStep);
        return ModelChoice.Fits(taken, step)
            ? $"Model: auto takes {taken.Name}, the best here whose step is short enough ({Seconds(taken.Seconds!.Value)}; at most {limit}; {string.Join(", ", others)})."
            : $"Model: auto takes {taken.Name}, the fastest here, but its step of {Seconds(taken.Seconds!.Value)} is longer than {limit}, so captions may be late ({string.Join(", ", others)}).";
    }

    private static string Seconds(double seconds) => FormattableString.Invariant($"{seconds:F3} s");

    private static string Spoken(IEnumerable<string> languages) =>
        languages.FirstOrDefault(language => language is not ("auto" or "en")) is { } other ? $" for the language {other}" : "";
}
