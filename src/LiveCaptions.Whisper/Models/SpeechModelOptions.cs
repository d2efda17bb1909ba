namespace LiveCaptions.Whisper;

/// <summary>How a model is loaded.</summary>
public sealed record SpeechModelOptions
{
    /// <summary>The Silero voice activity model (ggml); null: <c>ggml-silero-v6.2.3.bin</c> beside the speech model.</summary>
    public string? VoiceModel { get; init; }

    /// <summary>Threads a step may use; 0: chosen for this machine.</summary>
    public int Threads { get; init; }

    // More than four threads gain little on windows this short, and the game and OBS want the others.
    internal int ThreadsHere => Threads > 0 ? Threads : Math.Clamp(Environment.ProcessorCount, 1, 4);
}
