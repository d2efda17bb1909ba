using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Chooses the hardware and the model: a graphics card if one works and is faster, otherwise the processor.</summary>
/// <param name="parts">The parts of this machine.</param>
/// <param name="showsProgress">Report each card before it is tried, which takes seconds.</param>
internal sealed class EngineChooser(EngineParts parts, bool showsProgress)
{
    private const string Instead = "The processor recognises instead, so captions come all the same.";

    /// <summary>Chooses, and reports each choice and each rejected card in a line.</summary>
    /// <param name="languages">The languages of the recognised tracks, one for each track.</param>
    /// <exception cref="ModelException">The model is not on this machine.</exception>
    /// <exception cref="NativeLibraryException">The engine cannot compute on this processor.</exception>
    public async Task<EngineChoice> ChooseAsync(
        RecognitionSettings recognition,
        IReadOnlyCollection<string> languages,
        CancellationToken stop
    )
    {
        _ = await BuildChooser.Here(parts.Builds, parts.Models.Own).ChooseAsync(parts.Report, stop);
        var share = CoreShare.Of(recognition, Environment.ProcessorCount, languages.Count);
        var processor = EngineChoice.AsWritten(recognition) with { Threads = share.Threads, Lanes = share.Lanes };
        var models = new ModelFinder(parts, recognition.Step, languages);
        var cards = models.IsForProcessor(recognition.Model) ? NoneFor(recognition) : await FindCardsAsync(recognition, processor, stop);
        foreach (var card in cards)
            if (await TryAsync(card, processor, recognition, models, stop) is { } path)
                return OnCard(card, processor with { ModelPath = path }, languages);
        return processor with { ModelPath = await models.FindAsync(processor, card: null, stop) };
    }

    /// <summary>A model that the processor computes leaves no choice, which is reported where somebody wanted another one.</summary>
    private IReadOnlyList<GraphicsCard> NoneFor(RecognitionSettings recognition)
    {
        if (recognition.Gpu is not (CardSearch.Auto or CardSearch.None))
            parts.Report(
                $"Recognition:Gpu is \"{recognition.Gpu}\", but no graphics card can compute the model {ModelFinder.NameOf(recognition.Model)}. {Instead}"
            );
        return [];
    }

    private async Task<IReadOnlyList<GraphicsCard>> FindCardsAsync(
        RecognitionSettings recognition,
        EngineChoice processor,
        CancellationToken stop
    )
    {
        var search = await CardSearch.FindAsync(recognition.Gpu, CardQuestion.About(processor, recognition.Step, null), parts.Cards, stop);
        if (search.Missing is { } why)
            parts.Report(
                $"{(recognition.Gpu == CardSearch.Auto ? "No graphics card is used" : $"Recognition:Gpu is \"{recognition.Gpu}\", but no such graphics card is used")}: {why}. {Instead}"
            );
        return search.Cards;
    }

    /// <returns>The model's file to use on the card; null: the card is not used.</returns>
    private async Task<string?> TryAsync(
        GraphicsCard card,
        EngineChoice processor,
        RecognitionSettings recognition,
        ModelFinder models,
        CancellationToken stop
    )
    {
        if (showsProgress)
            parts.Report($"Trying {card.Name} …");
        string? path = null;
        CardVerdict verdict;
        try
        {
            path = await models.FindAsync(processor, card, stop);
            var question = CardQuestion.About(processor with { ModelPath = path }, recognition.Step, card.Number);
            verdict = CardVerdict.Of(await parts.Cards.AskAsync(question, stop), wanted: recognition.Gpu != CardSearch.Auto);
        }
        catch (ModelException) when (recognition.Model == ModelFinder.Auto)
        {
            verdict = new(false, "no model on this machine fits into its memory or can be measured on it");
        }
        parts.Report(
            verdict.Use
                ? $"Recognition runs on {card.Name} ({card.Kind}): {verdict.Reason}."
                : $"The graphics card {card.Name} ({card.Kind}) is not used: {verdict.Reason}. {Instead}"
        );
        return verdict.Use ? path : null;
    }

    private EngineChoice OnCard(GraphicsCard card, EngineChoice processor, IReadOnlyCollection<string> languages)
    {
        // The smallest model keeps up on any processor and loads in a moment.
        var smallest = parts.Models.Present().FirstOrDefault(model => AutoModel.CanBeUsed(model, languages));
        return processor with
        {
            Card = card.Number,
            // A card computes one step after the other in any case, and OBS's encoder wants the gaps.
            Lanes = 1,
            Spare = processor with { ModelPath = smallest?.Path ?? processor.ModelPath },
        };
    }
}
