using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Passes everything on to a recogniser; a class derived from it changes what it must.</summary>
/// <param name="inner">Ends with this.</param>
internal abstract class WrappedRecogniser(IRecogniser inner) : IRecogniser
{
    /// <summary>The recogniser behind it; another one may take its place.</summary>
    protected IRecogniser Inner { get; set; } = inner;

    public bool IsBehind => Inner.IsBehind;
    public long Backlog => Inner.Backlog;
    public Effort Effort
    {
        get => Inner.Effort;
        set => Inner.Effort = value;
    }
    public StreamStatistics Statistics => Inner.Statistics;

    public virtual void Hear(ReadOnlySpan<float> samples) => Inner.Hear(samples);

    public virtual TranscriptChange Step() => Ask(recogniser => recogniser.Step());

    public virtual TranscriptChange Skip(long samples) => Ask(recogniser => recogniser.Skip(samples));

    public TranscriptChange Finish() => Ask(recogniser => recogniser.Finish());

    public void Dispose() => Inner.Dispose();

    /// <summary>Whatever gives a change goes through here.</summary>
    protected virtual TranscriptChange Ask(Func<IRecogniser, TranscriptChange> ask) => ask(Inner);
}
