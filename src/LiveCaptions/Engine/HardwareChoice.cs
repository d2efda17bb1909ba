using LiveCaptions.Models;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Chooses what computes, and with it the model: a graphics card where one works and is faster, else the processor.</summary>
/// <param name="parts">The parts of the machine that are asked.</param>
/// <param name="showsProgress">Whether a line says that a card is being tried, which takes seconds.</param>
internal sealed class HardwareChoice(EngineParts parts, bool showsProgress)
{
    private const string Instead = "The processor recognises instead, so captions come all the same.";

    /// <summary>The settings with the model's file, the threads and the card in them; what was chosen, or why not, is told in a line.</summary>
    /// <param name="languages">Of the tracks that are recognised, one each.</param>
    /// <exception cref="ModelException">There is no such model here.</exception>
    public async Task<RecognitionSettings> FindAsync(
        RecognitionSettings recognition,
        IReadOnlyCollection<string> languages,
        CancellationToken stop
    )
    {
        recognition = CoreShare.Apply(recognition, Environment.ProcessorCount, languages.Count);
        var search = await CardSearch.FindAsync(recognition, parts.Cards, stop);
        if (search.Missing is { } why)
            parts.Report(
                $"{(recognition.Gpu == CardSearch.Auto ? "No graphics card is used" : $"Recognition:Gpu is \"{recognition.Gpu}\", but no such graphics card is used")}: {why}. {Instead}"
            );
        foreach (var card in search.Cards)
        {
            if (showsProgress)
                parts.Report($"Trying {card.Name} …");
            var (chosen, verdict) = await TryAsync(card, recognition, languages, stop);
            parts.Report(
                verdict.Use
                    ? $"Recognition runs on {card.Name} ({card.Kind}): {verdict.Reason}."
                    : $"The graphics card {card.Name} ({card.Kind}) is not used: {verdict.Reason}. {Instead}"
            );
            if (verdict.Use)
                return chosen with { Card = card.Number, Spare = SpareOf(chosen, languages, parts.Models) };
        }
        return await NamedModel.FindAsync(recognition, languages, parts, stop);
    }

    // The smallest model keeps up on any processor, and is loaded in a moment.
    private static RecognitionSettings SpareOf(RecognitionSettings chosen, IReadOnlyCollection<string> languages, ModelFolder models) =>
        models.Present().FirstOrDefault(model => AutoModel.CanBeUsed(model, languages)) is { } smallest
            ? chosen with
            {
                Model = smallest.Path,
            }
            : chosen;

    private async Task<(RecognitionSettings Chosen, CardVerdict Verdict)> TryAsync(
        GraphicsCard card,
        RecognitionSettings recognition,
        IReadOnlyCollection<string> languages,
        CancellationToken stop
    )
    {
        try
        {
            var chosen = await NamedModel.FindAsync(recognition, languages, parts, stop, card);
            var answer = await parts.Cards.AskAsync(new(chosen, card.Number), stop);
            return (chosen, CardVerdict.Of(answer, wanted: recognition.Gpu != CardSearch.Auto));
        }
        catch (ModelException) when (recognition.Model == NamedModel.Auto)
        {
            return (recognition, new(false, "no model that is here fits into its memory or can be measured on it"));
        }
    }
}
