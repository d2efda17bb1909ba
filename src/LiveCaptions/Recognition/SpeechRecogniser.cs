using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>A recogniser that is a stream of a speech model.</summary>
internal sealed class SpeechRecogniser(SpeechStream stream) : IRecogniser
{
    public bool IsBehind => stream.IsBehind;
    public long Backlog => stream.Backlog;
    public Effort Effort
    {
        get => stream.Effort;
        set => stream.Effort = value;
    }
    public StreamStatistics Statistics => stream.Statistics;

    public void Hear(ReadOnlySpan<float> samples) => stream.Hear(samples);

    public TranscriptChange Step() => stream.Step();

    public TranscriptChange Skip(long samples) => stream.Skip(samples);

    public TranscriptChange Finish() => stream.Finish();

    public void Dispose() => stream.Dispose();
}
