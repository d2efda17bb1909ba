using LiveCaptions.Settings;

namespace LiveCaptions.Recognition;

/// <summary>The model and the hardware that recognise, as chosen for this machine from what a person wrote.</summary>
/// <param name="ModelPath">The model's file; relative paths start in the current folder, then beside the program.</param>
/// <param name="VoiceModelPath">The voice model's file.</param>
/// <param name="Threads">Threads of one decode; 0: the library's default.</param>
internal sealed record EngineChoice(string ModelPath, string VoiceModelPath, int Threads)
{
    /// <summary>Decodes that run side by side.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>The engine's number of the graphics card; null: the processor recognises.</summary>
    public int? Card { get; init; }

    /// <summary>The processor's choice that takes over if the card fails; null: there is no card.</summary>
    public EngineChoice? Spare { get; init; }

    /// <summary>The processor, with the model and the threads exactly as they were written.</summary>
    public static EngineChoice AsWritten(RecognitionSettings recognition) =>
        new(recognition.Model, recognition.VoiceModel, recognition.Threads);
}
