using LiveCaptions.Commands;
using LiveCaptions.Models;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Hardware;

/// <summary>Chooses what computes, and with it the model: a graphics card where one works and is faster, else the processor.</summary>
internal static class HardwareChoice
{
    /// <summary>The value of the setting that lets the machine choose.</summary>
    public const string Auto = "auto";

    /// <summary>The value that leaves cards alone.</summary>
    public const string None = "none";

    /// <summary>The settings with the model's file, the threads and the card in them; what was chosen, or why not, is told in a line.</summary>
    /// <param name="languages">Of the tracks that are recognised, one each.</param>
    /// <exception cref="ModelException">There is no such model here.</exception>
    public static async Task<RecognitionSettings> FindAsync(RecognitionSettings recognition, IReadOnlyCollection<string> languages, CommandContext context, CancellationToken stop)
    {
        recognition = CoreShare.Apply(recognition, Environment.ProcessorCount, languages.Count);
        foreach (var card in await CardsAsync(recognition, context, stop).ConfigureAwait(false))
        {
            if (context.ShowsProgress) await context.Error.WriteLineAsync($"Trying {card.Name} …").ConfigureAwait(false);
            var (chosen, verdict) = await TryAsync(card, recognition, languages, context, stop).ConfigureAwait(false);
            await context.Error.WriteLineAsync(verdict.Use
                ? $"Recognition runs on {card.Name} ({card.Kind}): {verdict.Reason}."
                : $"The graphics card {card.Name} ({card.Kind}) is not used: {verdict.Reason}. The processor recognises instead, so captions come all the same.").ConfigureAwait(false);
            if (verdict.Use) return chosen with { Card = card.Number };
        }
        return await NamedModel.FindAsync(recognition, languages, context, stop).ConfigureAwait(false);
    }

    private static async Task<(RecognitionSettings Chosen, CardVerdict Verdict)> TryAsync(
        GraphicsCard card, RecognitionSettings recognition, IReadOnlyCollection<string> languages, CommandContext context, CancellationToken stop)
    {
        try
        {
            var chosen = await NamedModel.FindAsync(recognition, languages, context, stop, card).ConfigureAwait(false);
            var answer = await context.Cards.AskAsync(new(chosen, card.Number), stop).ConfigureAwait(false);
            return (chosen, CardVerdict.Of(answer, wanted: recognition.Gpu != Auto));
        }
        catch (ModelException) when (recognition.Model == NamedModel.Auto)
        {
            return (recognition, new(false, "no model that is here fits into its memory or can be measured on it"));
        }
    }

    /// <summary>The cards that may be used, the best first. Where the user named one that is not there, that is told.</summary>
    private static async Task<IReadOnlyList<GraphicsCard>> CardsAsync(RecognitionSettings recognition, CommandContext context, CancellationToken stop)
    {
        if (recognition.Gpu == None || !context.Cards.MayExist)
        {
            if (recognition.Gpu is not (None or Auto)) await TellMissingAsync(recognition, "this build of the speech engine can use none; see \"Graphics cards\" in the README", context).ConfigureAwait(false);
            return [];
        }
        var answer = await context.Cards.AskAsync(new(recognition, Card: null), stop).ConfigureAwait(false);
        var meant = Meant(answer.Cards, recognition.Gpu);
        if (meant.Count > 0) return meant;
        if (answer.Trouble is { } trouble) await TellMissingAsync(recognition, trouble, context).ConfigureAwait(false);
        else if (recognition.Gpu != Auto)
            await TellMissingAsync(recognition, answer.Cards.Count == 0 ? "no driver knows one" : $"there are: {string.Join(", ", answer.Cards.Select(card => card.Name))}", context).ConfigureAwait(false);
        return [];
    }

    /// <summary>Cards of the setting "auto", or those whose name holds what is set; cards of their own before those that share the processor's memory.</summary>
    internal static IReadOnlyList<GraphicsCard> Meant(IEnumerable<GraphicsCard> cards, string setting) =>
        [.. cards.Where(card => setting == Auto || card.Name.Contains(setting, StringComparison.OrdinalIgnoreCase)).OrderBy(card => card.Integrated).ThenBy(card => card.Number)];

    private static Task TellMissingAsync(RecognitionSettings recognition, string why, CommandContext context) => context.Error.WriteLineAsync(
        (recognition.Gpu == Auto ? "No graphics card is used" : $"Recognition:Gpu is \"{recognition.Gpu}\", but no such graphics card is used") +
        $": {why}. The processor recognises instead, so captions come all the same.");
}
