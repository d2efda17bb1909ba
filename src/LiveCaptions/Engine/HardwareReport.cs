using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Settings;

namespace LiveCaptions.Engine;

/// <summary>What <c>doctor</c> says of graphics cards: nothing where the engine was built without them and nobody asks for one.</summary>
internal static class HardwareReport
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(
        RecognitionSettings recognition,
        ModelFolder models,
        ICardProbe cards,
        CancellationToken stop
    )
    {
        // Which model "auto" would take does not matter here: the smallest one shows whether a card works.
        var tried = recognition with
        {
            Model = recognition.Model == NamedModel.Auto ? new RecognitionSettings().Model : NamedModel.PathOf(recognition.Model, models),
        };
        var search = await CardSearch.FindAsync(tried, cards, stop);
        if (search.Missing is { } why)
            return
            [
                Unused(
                    $"Recognition:Gpu is \"{recognition.Gpu}\", but no card can be had: {why}.",
                    "Update the card's driver, correct Recognition:Gpu, or set it to \"none\"."
                ),
            ];
        var findings = new List<Finding>();
        foreach (var card in search.Cards)
        {
            var verdict = CardVerdict.Of(await cards.AskAsync(new(tried, card.Number), stop), wanted: recognition.Gpu != CardSearch.Auto);
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

    private static Finding Unused(string cause, string fix) =>
        new(Mark.Doubtful, "The processor recognises, not a graphics card.", cause, fix);
}
