using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>What a track needs of a recogniser: the model's stream, or a script in tests.</summary>
/// <remarks>Threading: the track's thread only.</remarks>
internal interface IRecogniser : IDisposable
{
    /// <summary>True if another step would find work although no new sound has come.</summary>
    bool IsBehind { get; }

    void Hear(ReadOnlySpan<float> samples);
    TranscriptChange Step();

    /// <summary>Sound was lost here.</summary>
    TranscriptChange Skip(long samples);

    TranscriptChange Finish();
}

/// <summary>The recogniser that it is on air: a stream of a speech model.</summary>
internal sealed class SpeechRecogniser(SpeechStream stream) : IRecogniser
{
    public bool IsBehind => stream.IsBehind;
    public void Hear(ReadOnlySpan<float> samples) => stream.Hear(samples);
    public TranscriptChange Step() => stream.Step();
    public TranscriptChange Skip(long samples) => stream.Skip(samples);
    public TranscriptChange Finish() => stream.Finish();
    public void Dispose() => stream.Dispose();
}
