namespace LiveCaptions.Whisper.Recordings;

/// <summary>Speech without a long pause.</summary>
/// <param name="Start">Where it begins, as a position in the recording.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Speech">Samples of clear speech in it.</param>
internal readonly record struct Utterance(long Start, long End, long Speech)
{
    /// <summary>Clear speech in it up to this position, if that is spread evenly.</summary>
    public long SpeechUntil(long position) =>
        position >= End ? Speech
        : position <= Start ? 0
        : (long)(Speech * ((double)(position - Start) / (End - Start)));

    /// <summary>What is left of it after this position.</summary>
    public Utterance After(long position) =>
        position <= Start ? this : this with { Start = position, Speech = Math.Min(Speech, End - position) };
}
