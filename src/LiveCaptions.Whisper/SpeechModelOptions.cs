namespace LiveCaptions.Whisper;

/// <summary>How a model is loaded.</summary>
public sealed record SpeechModelOptions
{
    /// <summary>Path of the Silero voice activity model (ggml); null: <c>ggml-silero-v6.2.3.bin</c> beside the speech model.</summary>
    public string? VoiceModel { get; init; }

    /// <summary>Threads that a step may use; 0: chosen for this machine.</summary>
    public int Threads { get; init; }

    /// <summary>The graphics card that computes, by its number in <see cref="GraphicsCards"/>; null: the processor does.</summary>
    /// <remarks>A card's driver may end the process: try a card in another process first.</remarks>
    public int? Gpu { get; init; }

    // Half of the processors, since a game and OBS need the others: two threads on two busy cores wait for each other, so that a step
    // takes longer than with one (0.11 against 0.08 s). More than four gain little on windows this short.
    internal int EffectiveThreads => Threads > 0 ? Threads : Math.Clamp(Environment.ProcessorCount / 2, 1, 4);
}
