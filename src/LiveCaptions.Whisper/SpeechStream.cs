using System.Diagnostics.CodeAnalysis;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper;

/// <summary>A stream of a <see cref="SpeechModel"/>, opened by <see cref="SpeechModel.OpenStream(StreamSettings?)"/>.</summary>
/// <remarks>Threading: one thread at a time. It may outlive its model.</remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of speech, as the field calls it.")]
public sealed class SpeechStream : ISpeechStream
{
    private readonly StreamingRecogniser recogniser;
    private readonly Transcriber? transcriber;
    private readonly IDisposable[] owned;

    /// <param name="recogniser">The rule, with the model and the detector behind it.</param>
    /// <param name="transcriber">What the rule asks, to be told of terms; null: none can be told.</param>
    /// <param name="owned">Disposed with the stream.</param>
    internal SpeechStream(StreamingRecogniser recogniser, Transcriber? transcriber = null, params IDisposable[] owned) =>
        (this.recogniser, this.transcriber, this.owned) = (recogniser, transcriber, owned);

    /// <inheritdoc/>
    public bool IsBehind => recogniser.IsBehind;

    /// <inheritdoc/>
    public long Backlog => recogniser.Backlog;

    /// <inheritdoc/>
    public Effort Effort
    {
        get => recogniser.Effort;
        set => recogniser.Effort = value;
    }

    /// <inheritdoc/>
    public ListedTerms Terms
    {
        get => transcriber?.Terms ?? [];
        set => transcriber?.Terms = value;
    }

    /// <inheritdoc/>
    public StreamStatistics Statistics => recogniser.Statistics;

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> samples)
    {
        Samples.Require(samples);
        recogniser.Write(samples);
    }

    /// <inheritdoc/>
    public TranscriptChange Step() => recogniser.Step();

    /// <inheritdoc/>
    public TranscriptChange Skip(long samples) => recogniser.Skip(samples);

    /// <inheritdoc/>
    public TranscriptChange Finish() => recogniser.Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in owned)
            part.Dispose();
    }
}
