using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>What <c>Recognition:Model</c> names: a file, a model by its name, or "auto".</summary>
internal static class NamedModel
{
    /// <summary>Lets the machine choose.</summary>
    public const string Auto = "auto";

    /// <summary>The same settings with the file in the name's place; a choice of the machine is told in a line.</summary>
    /// <param name="card">The graphics card that shall compute; null: the processor.</param>
    /// <exception cref="ModelException">There is no such model here.</exception>
    public static async Task<RecognitionSettings> FindAsync(
        RecognitionSettings recognition,
        IReadOnlyCollection<string> languages,
        EngineParts parts,
        CancellationToken stop,
        GraphicsCard? card = null
    )
    {
        if (recognition.Model != Auto)
            return recognition with { Model = PathOf(recognition.Model, parts.Models) };
        var memory = new StepMemory(Path.Combine(parts.Models.Own, "steps.json"));
        var speech = new Lazy<Task<ReadOnlyMemory<float>>>(() => CalibrationSpeech.ReadAsync(parts.Decoder, stop));
        MeasureStep measure = card is null
            ? (model, settings, gone) => Measure(model, settings, speech.Value.GetAwaiter().GetResult().Span, parts.Time, gone)
            : (model, settings, gone) => MeasureOn(card, model, settings, parts, gone);
        var auto = new AutoModel(
            parts.Models,
            memory,
            measure,
            Room(card),
            card is null ? Processor.Name : $"{card.Name} by {card.Kind}, {Processor.Name}"
        );
        var (chosen, line) = await Task.Run(() => auto.Choose(recognition, languages, stop), stop);
        parts.Report(line);
        return recognition with { Model = chosen.Path };
    }

    /// <summary>The file that a setting names: a path that is there wins over a model's name.</summary>
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
        // Whatever ends like a file was meant as one, and the loader says what is wrong with it.
        if (setting.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            return setting;
        var names = folder.Present().Select(here => here.Name).Concat(ModelCatalogue.All.Select(known => known.Name));
        throw new ModelException(
            $"There is neither a file nor a model \"{setting}\", so there are no captions.{ModelCatalogue.Meant(setting, names)} See what there is: livecaptions models list"
        );
    }

    // What a card has free now, less what must stay so; one that does not tell has as much as the machine.
    private static long Room(GraphicsCard? card)
    {
        var machine = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return card is { FreeBytes: > 0 } ? Math.Min(machine, card.FreeBytes - CardVerdict.Reserve) : machine;
    }

    // In a process of its own: a model that does not fit into the card's memory would end this one.
    private static double? MeasureOn(
        GraphicsCard card,
        PresentModel model,
        RecognitionSettings recognition,
        EngineParts parts,
        CancellationToken stop
    )
    {
        var answer = parts.Cards.AskAsync(new(recognition with { Model = model.Path }, card.Number), stop).GetAwaiter().GetResult();
        return CardVerdict.Of(answer, wanted: true).Use ? answer.Tried!.Seconds : null;
    }

    private static double? Measure(
        PresentModel model,
        RecognitionSettings recognition,
        ReadOnlySpan<float> speech,
        TimeProvider time,
        CancellationToken stop
    )
    {
        try
        {
            using var recognisers = SpeechRecognisers.Load(recognition with { Model = model.Path });
            using var recogniser = recognisers.Open(RecognitionStream.SettingsOf(recognition, "en"));
            return StepMeter.Measure(recogniser, speech, recognition.Step, hopeless: recognition.Step, time, stop);
        }
        catch (SpeechException)
        {
            return null;
        }
    }
}
