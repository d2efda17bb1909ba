using System.Globalization;
using LiveCaptions.Recognition;

namespace LiveCaptions.Engine;

/// <summary>Asks a separate process how long a step of a model takes on the processor.</summary>
/// <param name="Model">The model's file.</param>
/// <param name="VoiceModel">The voice model's file.</param>
/// <param name="Threads">Threads of a decode.</param>
/// <param name="Step">Seconds between two steps.</param>
internal sealed record StepQuestion(string Model, string VoiceModel, int Threads, double Step)
{
    /// <summary>The command that answers it; the program starts itself again with it.</summary>
    public const string Command = "try-model";

    public EngineChoice Engine => new(Model, VoiceModel, Threads);

    /// <summary>The command line that asks this question.</summary>
    public IReadOnlyList<string> Arguments() =>
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
}

/// <summary>The answer of the separate process.</summary>
/// <param name="Seconds">The median of a few steps; null: it could not be measured.</param>
internal sealed record StepAnswer(double? Seconds);
