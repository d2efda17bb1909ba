namespace LiveCaptions.Whisper.Voice;

/// <summary>Voice activity detection, chunk by chunk.</summary>
internal interface IVoiceDetector
{
    /// <summary>Samples in a chunk: 32 ms.</summary>
    const int Chunk = 512;

    /// <summary>Probability of speech in the stream's next chunk.</summary>
    float Probability(ReadOnlySpan<float> chunk);

    /// <summary>Forgets all sound so far.</summary>
    void Reset();
}

/// <summary>A detector that one stream owns.</summary>
internal interface IOwnedDetector : IVoiceDetector, IDisposable;
