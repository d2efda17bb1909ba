using LiveCaptions.Engine;
using LiveCaptions.Lifetime;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Setup;

/// <summary>A model that is installed or can be downloaded.</summary>
/// <param name="Bytes">The file's size.</param>
/// <param name="MemoryMB">The program's memory with it, approximately; null: unknown.</param>
/// <param name="Languages">"en", or the number of languages; null: unknown.</param>
/// <param name="Licence">The SPDX identifier; null: unknown.</param>
/// <param name="State">"installed", "begun" or "available".</param>
/// <param name="Downloaded">Bytes on the disk.</param>
/// <param name="InUse">It recognises now.</param>
/// <param name="Chosen">The settings name it.</param>
/// <param name="Speed">Null: not measured on this machine yet.</param>
/// <param name="Pull">Its download; null: there is none.</param>
/// <param name="Measure">Its measurement; null: there is none.</param>
/// <param name="Refusal">Why it cannot be chosen for the tracks on air, and what to do; null: it can.</param>
internal sealed record ShelfModel(
    string Name,
    long Bytes,
    int? MemoryMB,
    string? Languages,
    string? Licence,
    string State,
    long Downloaded,
    bool InUse,
    bool Chosen,
    ModelSpeed? Speed,
    PullState? Pull,
    MeasureState? Measure,
    string? Refusal
);

/// <summary>All models, and what recognises now.</summary>
/// <param name="InUse">The model that recognises now.</param>
/// <param name="Chosen">The setting <c>Recognition:Model</c>.</param>
/// <param name="Gpu">The setting <c>Recognition:Gpu</c>.</param>
/// <param name="Hardware">What recognises now.</param>
/// <param name="RestartSeconds">How long the last start took, for which captions are away; null: unknown.</param>
/// <param name="FreeBytes">Free bytes of the disk with the models.</param>
/// <param name="Folder">Where models are kept.</param>
internal sealed record ModelList(
    IReadOnlyList<ShelfModel> Models,
    string InUse,
    string Chosen,
    string Gpu,
    string Hardware,
    double? RestartSeconds,
    long FreeBytes,
    string Folder
);

/// <summary>Looks at all models from every side: the catalogue, the disk, the speed, and what the tracks need.</summary>
internal sealed class ModelShelf(
    EngineParts parts,
    RecognitionSettings recognition,
    IRecognisers recognisers,
    EngineInUse engine,
    TrackRoster roster,
    ModelPulls pulls,
    ModelMeasurements measurements,
    StartDuration start
)
{
    private ModelFolder Folder => parts.Models;

    /// <summary>The catalogue, then the other models on this machine.</summary>
    public ModelList List()
    {
        var present = Folder.Present().ToDictionary(model => model.Name);
        var known = ModelCatalogue.All.Select(model => Of(model.Name, model, present.GetValueOrDefault(model.Name)));
        var others = present.Values.Where(model => ModelCatalogue.Find(model.Name) is null).Select(model => Of(model.Name, null, model));
        var free = Disk.FreeBytes(Folder.Own);
        return new(
            [.. known, .. others],
            InUse,
            recognition.Model,
            recognition.Gpu,
            engine.Card is { } card ? $"{card.Name} ({card.Kind})" : $"the processor ({Processor.Name})",
            start.Seconds,
            free,
            Folder.Own
        );
    }

    /// <summary>One model; null: neither the catalogue nor this machine has it.</summary>
    public ShelfModel? Find(string name) =>
        (ModelCatalogue.Find(name), Folder.Find(name)) is var (known, present) && (known is not null || present is not null)
            ? Of(name, known, present)
            : null;

    private string InUse => ModelFolder.NameOf(recognisers.Model + ".bin");

    private string Chosen => ModelFinder.NameOf(recognition.Model);

    private ShelfModel Of(string name, CatalogueModel? known, PresentModel? present)
    {
        var begun = present is null ? Folder.PartBytes(name) : 0;
        return new(
            name,
            present?.Bytes ?? known!.Bytes,
            known?.MemoryMB,
            known?.Languages,
            known?.Licence,
            present is not null ? "installed"
                : begun > 0 ? "begun"
                : "available",
            present?.Bytes ?? begun,
            name == InUse,
            name == Chosen,
            present is not null && measurements.SecondsOf(present) is { } seconds
                ? ModelSpeed.Of(seconds, recognition.Step, (Recognised.Count + engine.Choice.Lanes - 1) / engine.Choice.Lanes)
                : null,
            pulls.Of(name),
            measurements.Of(name),
            Refusal(name, known, present)
        );
    }

    private List<TrackSettings> Recognised => [.. roster.Ids.Select(roster.Find).OfType<TrackSettings>().Where(track => !track.IsWritten)];

    private string? Refusal(string name, CatalogueModel? known, PresentModel? present)
    {
        try
        {
            var knowsAll = present is null ? known?.Languages != "en" : SpeechModelFile.Read(present.Path).IsMultilingual;
            return !knowsAll && Recognised.FirstOrDefault(track => track.Translate || track.Language is not ("auto" or "en")) is { } other
                ? $"{name} knows English only, and the track {other.Name} needs {(other.Translate ? "translation" : $"the language {other.Language}")}. Choose a model without \".en\" in its name."
                : null;
        }
        catch (ModelFileException e)
        {
            return $"{name} is damaged, so it cannot be used. {e.Message}";
        }
    }
}
