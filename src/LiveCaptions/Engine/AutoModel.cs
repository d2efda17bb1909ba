using LiveCaptions.Models;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Measures what a step takes with this model; null: it cannot be told.</summary>
internal delegate double? MeasureStep(PresentModel model, RecognitionSettings recognition, CancellationToken stop);

/// <summary>Chooses the model where the machine shall: each one here is measured once, and the largest that is fast enough is taken.</summary>
/// <param name="folder">The models there are.</param>
/// <param name="memory">What was measured before.</param>
/// <param name="measure">How the others are measured.</param>
/// <param name="available">Bytes of memory that a model may take up.</param>
/// <param name="hardware">What computes: a measurement holds for that alone.</param>
internal sealed class AutoModel(ModelFolder folder, StepMemory memory, MeasureStep measure, long available, string hardware)
{
    /// <summary>The choice, and a line that says why.</summary>
    /// <param name="languages">Languages of the tracks: codes, or "auto".</param>
    /// <exception cref="ModelException">No model here can be used.</exception>
    public (PresentModel Model, string Line) Choose(
        RecognitionSettings recognition,
        IReadOnlyCollection<string> languages,
        CancellationToken stop
    )
    {
        var candidates = folder.Present().Where(model => CanBeUsed(model, languages)).ToList();
        if (candidates.Count == 1)
            return (
                candidates[0],
                $"Model: auto takes {candidates[0].Name}, the only one here that can be used. More: livecaptions models list"
            );
        var measured = candidates.Select(model => new MeasuredModel(model.Name, model.Bytes, SecondsOf(model, recognition, stop))).ToList();
        if (ModelChoice.Take(measured, recognition.Step) is not { } taken)
            throw new ModelException(
                $"Recognition:Model is \"auto\", but no model here can be used{Spoken(languages)}, so there are no captions. Get one: livecaptions models pull base-q8_0"
            );
        return (candidates.First(model => model.Name == taken.Name), Explain(taken, measured, recognition.Step));
    }

    private double? SecondsOf(PresentModel model, RecognitionSettings recognition, CancellationToken stop)
    {
        if (!ModelChoice.HasRoom(model.Bytes, available))
            return null;
        var key = StepMemory.Key(model.Path, hardware, Environment.ProcessorCount, recognition.Threads, recognition.Step);
        if (memory.Recall(key) is { } known)
            return known;
        if (measure(model, recognition, stop) is not { } seconds)
            return null;
        memory.Keep(key, seconds);
        return seconds;
    }

    /// <summary>It is whole enough to be read, and knows the languages: codes, or "auto".</summary>
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

    private static string Explain(MeasuredModel taken, List<MeasuredModel> measured, double step)
    {
        var others = measured
            .Where(model => model != taken)
            .Select(model => model.Seconds is { } seconds ? $"{model.Name} {Seconds(seconds)}" : $"{model.Name} could not be measured");
        var limit = Seconds(step * ModelChoice.Part);
        return ModelChoice.Fits(taken, step)
            ? $"Model: auto takes {taken.Name}, the largest here whose step is short enough ({Seconds(taken.Seconds!.Value)}; at most {limit}; {string.Join(", ", others)})."
            : $"Model: auto takes {taken.Name}, the fastest here, though its step of {Seconds(taken.Seconds!.Value)} is longer than {limit}, so that captions may be late ({string.Join(", ", others)}).";
    }

    private static string Seconds(double seconds) => FormattableString.Invariant($"{seconds:F3} s");

    private static string Spoken(IEnumerable<string> languages) =>
        languages.FirstOrDefault(language => language is not ("auto" or "en")) is { } other ? $" for the language {other}" : "";
}
