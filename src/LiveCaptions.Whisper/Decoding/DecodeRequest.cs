namespace LiveCaptions.Whisper.Decoding;

/// <summary>A window of sound to decode, and what is known about it.</summary>
internal readonly ref struct DecodeRequest
{
    /// <summary>Samples from the window's start to now.</summary>
    public required ReadOnlySpan<float> Sound { get; init; }

    /// <summary>The window's first sample, as a position in the stream; a start unlike the previous request's means a new window.</summary>
    public required long Start { get; init; }

    /// <summary>Tokens of the window's settled words; the text is forced to begin with them.</summary>
    public ReadOnlySpan<int> Settled { get; init; }

    /// <summary>Tokens likely to follow: verified in one batch, and kept as far as the model agrees.</summary>
    public ReadOnlySpan<int> Draft { get; init; }

    /// <summary>The utterance is over: the whole text is read anew.</summary>
    public bool Final { get; init; }

    /// <summary>Set where speech went on after the text was thought to end, so that an end there is unlikely.</summary>
    public SpeechContinues? Continues { get; init; }

    /// <summary>
    /// Where the current utterance began, as a position in the stream; tokens that are not settled are aligned no earlier.
    /// </summary>
    public long SpokenFrom { get; init; }

    /// <summary>How slowly the model is to hear the sound; a stretch unlike the previous request's means that all is read anew.</summary>
    public TimeStretch Stretch { get; init; }

    /// <summary>Saves time: runners-up are not tried.</summary>
    public bool Hasty { get; init; }
}
