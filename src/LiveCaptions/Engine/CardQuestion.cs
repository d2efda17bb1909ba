using System.Globalization;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>A question for a separate process, because a broken driver ends the process that wakes it.</summary>
/// <param name="Model">The model's file.</param>
/// <param name="VoiceModel">The voice model's file.</param>
/// <param name="Threads">Threads of a decode on the processor.</param>
/// <param name="Step">Seconds between two steps.</param>
/// <param name="Card">The card to try; null: cards are only listed.</param>
internal sealed record CardQuestion(string Model, string VoiceModel, int Threads, double Step, int? Card)
{
    /// <summary>The command that answers it; the program starts itself again with it.</summary>
    public const string Command = "try-card";

    /// <summary>Asks for a trial with this model, or for a list of the cards.</summary>
    public static CardQuestion About(EngineChoice engine, double step, int? card) =>
        new(engine.ModelPath, engine.VoiceModelPath, engine.Threads, step, card);

    /// <summary>The command line that asks this question.</summary>
    public IReadOnlyList<string> Arguments()
    {
        List<string> arguments =
        [
            Command,
            "--model",
            Model,
            "--voice-model",
            VoiceModel,
            "--threads",
            Threads.ToString(CultureInfo.InvariantCulture),
            "--step",
            Step.ToString(CultureInfo.InvariantCulture),
        ];
        if (Card is { } card)
            arguments.AddRange(["--card", card.ToString(CultureInfo.InvariantCulture)]);
        return arguments;
    }
}

/// <summary>The answer of the separate process.</summary>
/// <param name="Cards">All cards that the engine can use.</param>
/// <param name="Processor">The trial on the processor; null: there was no trial.</param>
/// <param name="Tried">The trial on the card; null: there was no trial.</param>
/// <param name="Reference">The transcript of the speech and of what follows it; null: unknown.</param>
/// <param name="Trouble">A few words on why there is no answer; null: there is one.</param>
internal sealed record CardAnswer(
    IReadOnlyList<GraphicsCard> Cards,
    TrialRun? Processor = null,
    TrialRun? Tried = null,
    string? Reference = null,
    string? Trouble = null
);

/// <summary>Known speech, recognised on one piece of hardware.</summary>
/// <param name="Text">The recognised text.</param>
/// <param name="Seconds">
/// The median of a few steps; the shortest step if the hardware is hopelessly slow; null: it could not be measured.
/// </param>
/// <param name="FreeBytes">The card's free memory with the model loaded; 0: unknown.</param>
internal sealed record TrialRun(string Text, double? Seconds, long FreeBytes = 0);
