using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Forwards everything to another recogniser; derived classes override parts of it.</summary>
/// <param name="inner">Disposed with this.</param>
internal abstract class WrappedRecogniser(ISpeechStream inner) : ISpeechStream
{
    /// <summary>The recogniser that does the work; it may be replaced.</summary>
    protected ISpeechStream Inner { get; set; } = inner;

    public bool IsBehind => Inner.IsBehind;
    public long Backlog => Inner.Backlog;
    public Effort Effort
    {
        get => Inner.Effort;
        set => Inner.Effort = value;
    }
    public ListedTerms Terms
    {
        get => Inner.Terms;
        set => Inner.Terms = value;
    }
    public StreamStatistics Statistics => Inner.Statistics;

    public virtual void Write(ReadOnlySpan<float> samples) => Inner.Write(samples);

    public virtual TranscriptChange Step() => Ask(recogniser => recogniser.Step());

    public virtual TranscriptChange Skip(long samples) => Ask(recogniser => recogniser.Skip(samples));

    public TranscriptChange Finish() => Ask(recogniser => recogniser.Finish());

    public void Dispose() => Inner.Dispose();

    /// <summary>Every call that returns a change goes through here.</summary>
    protected virtual TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask) => ask(Inner);
}
