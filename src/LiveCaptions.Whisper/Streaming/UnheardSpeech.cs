using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// A forced prefix can make the decoder end at once, step after step, while somebody speaks: whole sentences were lost so.
/// Where speech goes on and the hypothesis does not grow, this says from where to listen anew.
/// </summary>
internal sealed class UnheardSpeech(StreamSettings settings)
{
    // What was said while the hypothesis last grew begins a little before it.
    private static readonly long Before = AudioTime.SamplesIn(0.2);

    private readonly long atStart = settings.UnheardAtStart.Samples(),
        atEnd = settings.UnheardAtEnd.Samples();
    private readonly long within = settings.UnheardWithin.Samples(),
        leadIn = settings.LeadIn.Samples();
    private readonly long spokenOn = settings.SpokenOn.Samples(),
        spokenOnClearly = settings.SpokenOnClearly.Samples();
    private long tokens,
        grownAt,
        grownSpeech;
    private long? ended; // the text was thought to end after so many tokens of the stream, and speech went on

    /// <summary>Looks at a new hypothesis before it replaces the old tail.</summary>
    /// <returns>The position from which to start afresh, or null.</returns>
    public long? Since(RecognitionWindow window, Hypothesis hypothesis, VoiceActivity voice, long until, bool final)
    {
        if (window.Settled.Count == 0)
            return null;
        var count = window.Retired + window.Settled.Count + hypothesis.Tokens.Length;
        var changed = hypothesis.Count > 0 && !hypothesis.Keys.AsSpan().SequenceEqual(window.Tail.Keys);
        if (changed || count != tokens)
            (tokens, grownAt, grownSpeech) = (count, until, voice.Speech);
        if (hypothesis.Count == 0 && !window.SaidSomething && voice.UtteranceSpeech >= (final ? atEnd : atStart))
            return voice.UtteranceStart - leadIn;
        if (voice.Speech - grownSpeech < within)
            return null;
        // What was said before this utterance is settled: heard again, it would be written twice.
        return window.SaidSomething || grownAt >= voice.UtteranceStart ? grownAt - Before : voice.UtteranceStart - leadIn;
    }

    /// <summary>
    /// After how many of the window's tokens the text is not likely to end, as speech went on; null: it may. It stays so while the end has to be
    /// passed over: the words behind it would go again with the next step.
    /// </summary>
    /// <param name="passed">It was, at the last step.</param>
    public SpeechContinues? Continuation(RecognitionWindow window, VoiceActivity voice, bool passed)
    {
        if (window.Settled.Count == 0)
            return null;
        var since = voice.Speech - grownSpeech;
        if (!window.SaidSomething)
            since = Math.Min(since, voice.UtteranceSpeech);
        var count = window.Retired + window.Settled.Count;
        if (since >= spokenOn)
            ended = count + window.Tail.Tokens.Length;
        else if (!passed || ended < count)
            ended = null; // settled words stand whatever comes
        return ended is { } place ? new((int)(place - window.Retired), Clearly: passed || since >= spokenOnClearly) : null;
    }

    /// <summary>The window starts anew here.</summary>
    public void StartAfresh(RecognitionWindow window, VoiceActivity voice, long since) =>
        (tokens, grownAt, grownSpeech, ended) = (window.Retired, since, voice.Speech, null);
}
