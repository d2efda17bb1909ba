using System.Diagnostics.CodeAnalysis;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper;

/// <summary>One live source of sound being recognised: hear, step, and read what changed.</summary>
/// <remarks>Threading: one thread at a time. Sound is 16 kHz, mono, float, full scale ±1.</remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of speech, as the trade says; nobody takes it for a System.IO.Stream.")]
public sealed class SpeechStream : IDisposable
{
    /// <summary>Louder than this is not clipped sound but another format, such as integers.</summary>
    private const float Absurd = 16;

    private readonly StreamingRecogniser recogniser;
    private readonly IDisposable[] owned;

    /// <param name="recogniser">The rule, with all that it listens to.</param>
    /// <param name="owned">What ends with the stream.</param>
    internal SpeechStream(StreamingRecogniser recogniser, params IDisposable[] owned) =>
        (this.recogniser, this.owned) = (recogniser, owned);

    /// <summary>All sound heard so far.</summary>
    public AudioTime Heard => recogniser.Heard;

    /// <summary>True if another step would find work although no new sound has come.</summary>
    public bool IsBehind => recogniser.IsBehind;

    /// <summary>Samples heard that no step has looked at yet; fewer than 512 while the stream keeps up.</summary>
    public long Backlog => recogniser.Backlog;

    /// <summary>How hard it works; may be changed between any two steps.</summary>
    public Effort Effort
    {
        get => recogniser.Effort;
        set => recogniser.Effort = value;
    }

    /// <summary>What the stream has done so far.</summary>
    public StreamStatistics Statistics => recogniser.Statistics;

    /// <summary>Adds sound. Sound beyond full scale is taken as it is; none at all is fine too.</summary>
    /// <exception cref="InvalidSamplesException">A sample is not a number, or far beyond full scale; nothing was added.</exception>
    public void Hear(ReadOnlySpan<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            if (!(Math.Abs(samples[i]) <= Absurd))
                throw new InvalidSamplesException(
                    $"Sample {i} of {samples.Length} is {samples[i]}: sound must be numbers from -1 to 1. Divide 16-bit integers by 32768; replace what is not a number by 0."
                );
        recogniser.Hear(samples);
    }

    /// <summary>Recognises what is new, with at most one decode.</summary>
    /// <exception cref="NativeLibraryException">The step failed; the next one begins anew and may succeed.</exception>
    public TranscriptChange Step() => recogniser.Step();

    /// <summary>Sound was lost here: settles what was being said, and goes on behind the gap.</summary>
    /// <param name="samples">How much was lost.</param>
    public TranscriptChange Skip(long samples) => recogniser.Skip(samples);

    /// <summary>The sound is over: settles everything.</summary>
    public TranscriptChange Finish() => recogniser.Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in owned)
            part.Dispose();
    }
}
