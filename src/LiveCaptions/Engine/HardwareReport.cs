using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;

namespace LiveCaptions.Engine;

/// <summary>The findings of <c>doctor</c> about graphics cards; none if the engine was built without them and no card is named.</summary>
internal static class HardwareReport
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(
        RecognitionSettings recognition,
        ModelFolder models,
        ICardProbe cards,
        CancellationToken stop
    )
    {
        // It does not matter which model "auto" would take: the smallest one shows whether a card works.
        var model = recognition.Model == ModelFinder.Auto ? new RecognitionSettings().Model : ModelFinder.PathOf(recognition.Model, models);
        var question = CardQuestion.About(EngineChoice.AsWritten(recognition) with { ModelPath = model }, recognition.Step, null);
        var search = await CardSearch.FindAsync(recognition.Gpu, question, cards, stop);
        if (search.Missing is { } why)
            return
            [
                Unused(
                    $"Recognition:Gpu is \"{recognition.Gpu}\", but there is no such card: {why}.",
                    "Update the card's driver, correct Recognition:Gpu, or set it to \"none\"."
                ),
            ];
        var findings = new List<Finding>();
        foreach (var card in search.Cards)
        {
            var answer = await cards.AskAsync(question with { Card = card.Number }, stop);
            var verdict = CardVerdict.Of(answer, wanted: recognition.Gpu != CardSearch.Auto);
            findings.Add(
                verdict.Use
                    ? new(Mark.Good, $"{card.Name} ({card.Kind}) can recognise: {verdict.Reason}.")
                    : Unused(
                        $"{card.Name} ({card.Kind}): {verdict.Reason}.",
                        "Update the card's driver, or set Recognition:Gpu to \"none\"."
                    )
            );
        }
        return findings;
    }

    private static Finding Unused(string cause, string fix) => new(Mark.Doubtful, Problem.NoGraphicsCard.About(), cause, fix);
}
