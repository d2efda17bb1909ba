using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Finds the file that <c>Recognition:Model</c> means: a path, a model's name, or "auto".</summary>
/// <param name="parts">The parts of this machine.</param>
/// <param name="step">Seconds between two steps.</param>
/// <param name="languages">The languages of the recognised tracks.</param>
internal sealed class ModelFinder(EngineParts parts, double step, IReadOnlyCollection<string> languages)
{
    /// <summary>The setting that lets the machine choose.</summary>
    public const string Auto = "auto";

    /// <summary>The file beside the models that holds measurements.</summary>
    public const string MemoryFile = "steps.json";

    /// <summary>The name of the hardware, for which alone a measurement holds.</summary>
    /// <param name="card">Null: the processor.</param>
    public static string HardwareName(GraphicsCard? card) =>
        card is null ? Processor.Name : $"{card.Name} by {card.Kind}, {Processor.Name}";

    /// <summary>Finds the file; an automatic choice is reported in a line.</summary>
    /// <param name="engine">The model as it was written, and the threads.</param>
    /// <param name="card">The graphics card that will recognise; null: the processor.</param>
    /// <exception cref="ModelException">The model is not on this machine.</exception>
    public async Task<string> FindAsync(EngineChoice engine, GraphicsCard? card, CancellationToken stop)
    {
        if (engine.ModelPath != Auto)
            return PathOf(engine.ModelPath, parts.Models);
        var meter = new ModelMeter(parts, engine, step);
        var auto = new AutoModel(
            parts.Models,
            new StepMemory(Path.Combine(parts.Models.Own, MemoryFile)),
            card is null ? meter.OnProcessorAsync : (model, stop) => meter.OnCardAsync(card, model, stop),
            AvailableBytes(card),
            HardwareName(card),
            onCard: card is not null
        );
        var (chosen, line) = await auto.ChooseAsync(engine.Threads, step, languages, stop);
        parts.Report(line);
        return chosen.Path;
    }

    /// <summary>Whether a setting names a model that only the processor computes.</summary>
    /// <exception cref="ModelException">The model is not on this machine.</exception>
    public bool IsForProcessor(string setting) => setting != Auto && ModelFolder.IsGguf(PathOf(setting, parts.Models));

    /// <summary>The name of the model that a setting means, whether it is here or not.</summary>
    public static string NameOf(string setting) => ModelFolder.IsName(setting) ? Named(setting) : ModelFolder.NameOf(setting);

    // "ggml-base.bin" is a valid name, but was meant as a file.
    private static string Named(string setting) => ModelFolder.IsFileName(setting) ? ModelFolder.NameOf(setting) : setting;

    /// <summary>The file that a setting names; an existing file wins over a model of that name.</summary>
    /// <exception cref="ModelException">There is neither such a file nor such a model.</exception>
    public static string PathOf(string setting, ModelFolder folder)
    {
        if (File.Exists(ProgramFiles.Find(setting)) || !ModelFolder.IsName(setting))
            return setting;
        if (folder.Find(setting) is { } model)
            return model.Path;
        if (ModelCatalogue.Find(setting) is not null)
            throw new ModelException(
                $"The model {setting} is not on this machine, so there are no captions. Get it: livecaptions models pull {setting}"
            );
        // Text that ends like a file name was meant as one; the loader says what is wrong with the file.
        if (ModelFolder.IsFileName(setting))
            return setting;
        var names = folder.Present().Select(here => here.Name).Concat(ModelCatalogue.All.Select(known => known.Name));
        throw new ModelException(
            $"There is neither a file nor a model \"{setting}\", so there are no captions.{ModelCatalogue.Suggest(setting, names)} List all models: livecaptions models list"
        );
    }

    // A card offers its free memory minus the reserve; a card that does not report any counts as having the machine's.
    private static long AvailableBytes(GraphicsCard? card)
    {
        var machine = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return card is { FreeBytes: > 0 } ? Math.Min(machine, card.FreeBytes - CardVerdict.Reserve) : machine;
    }
}
