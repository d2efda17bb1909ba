using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// The streaming rule: follow the voice; while somebody speaks, decode the window at every step, settle the words that hypotheses agree
/// on over time, show those that are likely to stay; when the utterance ends, decode it once more and settle everything.
/// </summary>
/// <remarks>
/// This class decides when to decode, <see cref="UtteranceDecoder"/> what follows from a decode. Pure but for the model and the voice
/// detector behind their interfaces: sound is the only clock. All positions and lengths are samples.
/// </remarks>
internal sealed class StreamingRecogniser
{
    private const int Chunk = IVoiceDetector.Chunk;

    // New sound beyond this is spread over several steps, so that no window outgrows what the model can see.
    private const int MaxChunksPerStep = 5 * AudioTime.SampleRate / Chunk;

    private readonly IVoiceDetector detector;
    private readonly SoundBuffer sound = new();
    private readonly VoiceActivity voice;
    private readonly RecognitionWindow window;
    private readonly TranscriptBuilder transcript;
    private readonly UtteranceDecoder decoder;
    private readonly long fullStep,
        afterSpeech,
        keepThrough,
        leadIn,
        minimumSpeech;

    private long step; // new sound between two decodes, at the present effort
    private long nextStep,
        utteranceEnd;
    private bool ended; // the utterance is over, its last decode is due

    /// <param name="transcriber">Decodes windows.</param>
    /// <param name="detector">Tells speech from silence.</param>
    /// <param name="vocabulary">The model's tokens.</param>
    /// <param name="settings">How to listen, settle and show.</param>
    /// <param name="language">ISO 639 code of the language written, if known beforehand; null: it is detected.</param>
    public StreamingRecogniser(
        ITranscriber transcriber,
        IVoiceDetector detector,
        Vocabulary vocabulary,
        StreamSettings settings,
        string? language = null
    )
    {
        this.detector = detector;
        (fullStep, afterSpeech) = (settings.Step.Samples(), settings.TrailingSilence.Samples());
        (keepThrough, leadIn, minimumSpeech) = (
            settings.ContextTimeout.Samples(),
            settings.LeadIn.Samples(),
            settings.MinimumSpeech.Samples()
        );
        step = fullStep;
        voice = new(settings.SpeechAbove, settings.SilenceBelow, settings.UtteranceEnd.Samples());
        transcript = new(language);
        decoder = new(transcriber, sound, voice, transcript, vocabulary, settings);
        window = decoder.Window;
    }

    /// <summary>True if a step would find more to do although no new sound has been written.</summary>
    public bool IsBehind => ended || voice.Position + Chunk <= sound.End;

    /// <summary>Samples written that no step has looked at yet.</summary>
    public long Backlog => sound.End - voice.Position;

    public Effort Effort
    {
        get;
        set
        {
            (field, step) = (value, fullStep << (int)value);
            decoder.Effort = value;
        }
    }

    public StreamStatistics Statistics => decoder.Statistics;

    public void Write(ReadOnlySpan<float> samples) => sound.Append(samples, Needed());

    /// <summary>Follows the voice up to the newest sound, and decodes once if that is due.</summary>
    public TranscriptChange Step() => Change(Advance());

    /// <summary>The stream is over: everything said is settled.</summary>
    public TranscriptChange Finish()
    {
        var decoded = false;
        while (IsBehind || voice.Speaking)
        {
            decoded |= Advance();
            if (IsBehind || !voice.Speaking)
                continue;
            voice.End();
            decoded |= EndUtterance(sound.End);
        }
        return Change(decoded);
    }

    /// <summary>Sound was lost: the current utterance is settled as it is, and a new window begins behind the gap.</summary>
    public TranscriptChange Skip(long samples)
    {
        var change = Finish();
        window.StartAfresh(sound.End + samples);
        sound.Skip(samples);
        voice.Skip(sound.End);
        detector.Reset();
        nextStep = utteranceEnd = sound.End;
        return change;
    }

    /// <returns>True if the model ran.</returns>
    private bool Advance()
    {
        ended = ended || FollowVoice();
        var reach = voice.Position + Chunk <= sound.End ? voice.Position : sound.End;
        if (ended)
        {
            ended = false;
            nextStep = reach + step;
            return EndUtterance(Math.Min(reach, utteranceEnd));
        }
        if (!voice.Speaking || reach < nextStep || voice.LongestVoiced < minimumSpeech)
            return false;
        var until = Math.Min(reach, voice.SpeechEnd + afterSpeech);
        if (until <= window.DecodedTo)
            return false;
        nextStep = reach + step;
        return decoder.Decode(until, final: false);
    }

    /// <returns>True if the utterance ended.</returns>
    private bool FollowVoice()
    {
        for (var i = 0; i < MaxChunksPerStep && voice.Position + Chunk <= sound.End; i++)
        {
            switch (voice.Judge(detector.Probability(sound.Between(voice.Position, voice.Position + Chunk))))
            {
                case VoiceTurn.Began:
                    BeginUtterance();
                    break;
                case VoiceTurn.Ended:
                    utteranceEnd = voice.SpeechEnd + afterSpeech;
                    return true;
            }
        }
        return false;
    }

    private void BeginUtterance()
    {
        var start = voice.UtteranceStart;
        nextStep = Math.Max(nextStep - step, start) + step;
        window.BeginUtterance(start - leadIn, keepContext: start - utteranceEnd <= keepThrough);
    }

    private bool EndUtterance(long until)
    {
        if (voice.LongestVoiced >= minimumSpeech)
            return decoder.EndUtterance(until);
        decoder.DropUtterance(); // a blip
        return false;
    }

    private TranscriptChange Change(bool decoded) =>
        transcript.TakeChange(decoded, decoder.Latest, voice, sound.End, until: Math.Max(window.DecodedTo, utteranceEnd));

    /// <summary>The position of the oldest sound that may still be asked for.</summary>
    private long Needed() =>
        voice.Speaking || ended || (!window.Settled.IsEmpty && voice.Position - utteranceEnd <= keepThrough + 2 * Chunk)
            ? Math.Min(window.Start, voice.Position)
            : voice.Position - leadIn - Chunk;
}
