using LiveCaptions.Commands;
using LiveCaptions.Health;
using LiveCaptions.Models;
using LiveCaptions.Settings;

namespace LiveCaptions.Hardware;

/// <summary>What <c>doctor</c> says of graphics cards: nothing where the engine was built without them and nobody asks for one.</summary>
internal static class HardwareReport
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(RecognitionSettings recognition, CommandContext context, CancellationToken stop)
    {
        if (recognition.Gpu == HardwareChoice.None) return [];
        if (!context.Cards.MayExist)
            return recognition.Gpu == HardwareChoice.Auto ? [] : [Unused($"Recognition:Gpu is \"{recognition.Gpu}\", but this build of the speech engine can use no card.", "Build it for cards, see \"Graphics cards\" in the README, or set Recognition:Gpu to \"none\".")];
        // Which model "auto" would take does not matter here: the smallest one shows whether a card works.
        var tried = recognition with { Model = recognition.Model == NamedModel.Auto ? new RecognitionSettings().Model : NamedModel.PathOf(recognition.Model, context.Models) };
        var answer = await context.Cards.AskAsync(new(tried, Card: null), stop).ConfigureAwait(false);
        if (answer.Trouble is { } trouble) return [Unused($"Asking for graphics cards failed: {trouble}.", "Update the card's driver, or set Recognition:Gpu to \"none\".")];
        var meant = HardwareChoice.Meant(answer.Cards, recognition.Gpu);
        if (meant.Count == 0)
            return [recognition.Gpu == HardwareChoice.Auto
                ? new(Mark.Good, "The processor recognises: no driver knows a graphics card.")
                : Unused($"Recognition:Gpu is \"{recognition.Gpu}\", but {(answer.Cards.Count == 0 ? "no driver knows a graphics card" : $"there are: {string.Join(", ", answer.Cards.Select(card => card.Name))}")}.", "Correct Recognition:Gpu, or set it to \"auto\".")];
        var findings = new List<Finding>();
        foreach (var card in meant)
        {
            var verdict = CardVerdict.Of(await context.Cards.AskAsync(new(tried, card.Number), stop).ConfigureAwait(false), wanted: recognition.Gpu != HardwareChoice.Auto);
            findings.Add(verdict.Use ? new(Mark.Good, $"{card.Name} ({card.Kind}) can recognise: {verdict.Reason}.") : Unused($"{card.Name} ({card.Kind}): {verdict.Reason}.", "Update the card's driver, or set Recognition:Gpu to \"none\"."));
        }
        return findings;
    }

    private static Finding Unused(string cause, string fix) => new(Mark.Doubtful, "The processor recognises, not a graphics card.", cause, fix);
}
