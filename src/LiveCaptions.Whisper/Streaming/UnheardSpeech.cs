using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// Notices speech that gives no words. A forced prefix can make the decoder end its text at once, step after step, while somebody speaks:
/// whole sentences were lost that way. Where speech goes on and the hypothesis does not grow, this finds the position to start afresh
/// from.
/// </summary>
/// <remarks>See docs/decisions/0018-the-end-is-passed-over.md and 0027-an-utterance-without-a-word.md.</remarks>
internal sealed class UnheardSpeech(StreamSettings settings)
{
    // The sound of a hypothesis that grew begins a little before the step that showed it.
    private static readonly long Before = AudioTime.SamplesIn(0.2);

    private readonly long atStart = settings.UnheardAtStart.Samples(),
        atEnd = settings.UnheardAtEnd.Samples();
    private readonly long within = settings.UnheardWithin.Samples(),
        leadIn = settings.LeadIn.Samples();
    private readonly long spokenOn = settings.PrematureEndAfter.Samples(),
        spokenOnClearly = settings.PrematureEndClearlyAfter.Samples();
    private long tokens,
        grownAt,
        grownSpeech;
    private long? ended; // the text was thought to end after this many tokens of the stream, and speech went on

    /// <summary>Looks at a new hypothesis before it replaces the old tail.</summary>
    /// <returns>The position from which to start afresh, or null.</returns>
    public long? Since(RecognitionWindow window, Hypothesis hypothesis, VoiceActivity voice, long until, bool final)
    {
        if (window.Settled.Length == 0)
            return null;
        var count = window.Retired + window.Settled.Length + hypothesis.Tokens.Length;
        var changed = hypothesis.Count > 0 && !hypothesis.Keys.AsSpan().SequenceEqual(window.Tail.Keys);
        if (changed || count != tokens)
            (tokens, grownAt, grownSpeech) = (count, until, voice.Speech);
        if (hypothesis.Count == 0 && !window.SaidSomething && voice.UtteranceSpeech >= (final ? atEnd : atStart))
            return voice.UtteranceStart - leadIn;
        if (voice.Speech - grownSpeech < within)
            return null;
        // Sound from before this utterance is settled: decoded again, its words would be written twice.
        return window.SaidSomething || grownAt >= voice.UtteranceStart ? grownAt - Before : voice.UtteranceStart - leadIn;
    }

    /// <summary>
    /// The token after which the text is unlikely to end, as speech went on; null: it may end anywhere. The answer stays the same while
    /// the end has to be passed over: the words behind it would disappear again at the next step.
    /// </summary>
    /// <param name="window">The window that will be decoded.</param>
    /// <param name="voice">Tells how much has been spoken since.</param>
    /// <param name="passed">The last decode passed over an end.</param>
    public SpeechContinues? Continuation(RecognitionWindow window, VoiceActivity voice, bool passed)
    {
        if (window.Settled.Length == 0)
            return null;
        var since = voice.Speech - grownSpeech;
        if (!window.SaidSomething)
            since = Math.Min(since, voice.UtteranceSpeech);
        var count = window.Retired + window.Settled.Length;
        if (since >= spokenOn)
            ended = count + window.Tail.Tokens.Length;
        else if (!passed || ended < count)
            ended = null; // settled words stay in any case
        return ended is { } place ? new((int)(place - window.Retired), Clearly: passed || since >= spokenOnClearly) : null;
    }

    /// <summary>The window starts afresh here.</summary>
    public void StartAfresh(RecognitionWindow window, VoiceActivity voice, long since) =>
        (tokens, grownAt, grownSpeech, ended) = (window.Retired, since, voice.Speech, null);
}
