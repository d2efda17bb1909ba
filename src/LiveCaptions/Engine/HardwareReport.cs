using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>The findings of <c>doctor</c> about the speech engine on this processor and on graphics cards.</summary>
internal static class HardwareReport
{
    /// <summary>Whether the engine computes, and with which of its builds.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAtBuildsAsync(ModelFolder models, IBuildProbe builds, CancellationToken stop)
    {
        try
        {
            var choice = await BuildChooser.Here(builds, models.Own).ChooseAsync(_ => { }, stop);
            if (choice.Build is not { } build)
                return [new(Mark.Bad, Problem.NoEngine.About(), "Its file is missing beside the program.", BuildAgain)];
            return choice.Cause is { } cause
                ? [new(Mark.Doubtful, Problem.SlowerEngine.About(BuildChoice.Spoken(build)), cause, BuildAgain)]
                : [new(Mark.Good, $"The speech engine computes, with its build for {BuildChoice.Spoken(build)}.")];
        }
        catch (NativeLibraryException e)
        {
            return [new(Mark.Bad, Problem.NoEngine.About(), e.Message, BuildAgain)];
        }
    }

    /// <summary>The cards; none if the engine was built without them and no card is named.</summary>
    public static async Task<IReadOnlyList<Finding>> LookAsync(
        RecognitionSettings recognition,
        ModelFolder models,
        ICardProbe cards,
        CancellationToken stop
    )
    {
        // It does not matter which model "auto" would take, or that a card computes the one named: the smallest shows whether a card works.
        var named = recognition.Model == ModelFinder.Auto ? null : ModelFinder.PathOf(recognition.Model, models);
        var model = named is null || ModelFolder.IsGguf(named) ? new RecognitionSettings().Model : named;
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

    private const string BuildAgain =
        "Install LiveCaptions again, or build it on this machine; on a virtual machine, let it see the processor as it is.";

    private static Finding Unused(string cause, string fix) => new(Mark.Doubtful, Problem.NoGraphicsCard.About(), cause, fix);
}
