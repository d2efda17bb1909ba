namespace LiveCaptions.Whisper.Voice;

/// <summary>What a chunk of sound changed about the utterance.</summary>
internal enum VoiceTurn
{
    None,
    Began,
    Ended,
}

/// <summary>Divides a stream into utterances, which begin above one probability of speech and end after a time below a lower one.</summary>
/// <param name="speechAbove">Probability above which a chunk is speech.</param>
/// <param name="silenceBelow">Probability below which a chunk within an utterance is silence.</param>
/// <param name="endSilence">Silence that ends an utterance.</param>
/// <remarks>All positions and lengths are samples.</remarks>
internal sealed class VoiceActivity(float speechAbove, float silenceBelow, long endSilence)
{
    private const int Chunk = IVoiceDetector.Chunk;
    private long silence,
        voiced;

    /// <summary>End of the sound judged so far.</summary>
    public long Position { get; private set; }

    /// <summary>True within an utterance.</summary>
    public bool Speaking { get; private set; }

    /// <summary>Where the current utterance, or else the last one, began.</summary>
    public long UtteranceStart { get; private set; }

    /// <summary>Where the last chunk with speech ends.</summary>
    public long SpeechEnd { get; private set; }

    /// <summary>The longest unbroken speech of this utterance.</summary>
    public long LongestVoiced { get; private set; }

    /// <summary>Clear speech in this utterance.</summary>
    public long UtteranceSpeech { get; private set; }

    /// <summary>Clear speech in the whole stream.</summary>
    public long Speech { get; private set; }

    /// <summary>Judges the next chunk by its probability of speech.</summary>
    public VoiceTurn Judge(float probability)
    {
        var start = Position;
        Position += Chunk;
        var turn = VoiceTurn.None;
        if (!Speaking)
        {
            if (probability <= speechAbove)
                return VoiceTurn.None;
            (Speaking, UtteranceStart, silence, voiced, LongestVoiced, UtteranceSpeech) = (true, start, 0, 0, 0, 0);
            turn = VoiceTurn.Began;
        }
        if (probability > speechAbove)
        {
            UtteranceSpeech += Chunk;
            Speech += Chunk;
        }
        if (probability >= silenceBelow)
        {
            (silence, voiced, SpeechEnd) = (0, voiced + Chunk, Position);
            LongestVoiced = Math.Max(LongestVoiced, voiced);
            return turn;
        }
        (silence, voiced) = (silence + Chunk, 0);
        if (silence < endSilence)
            return turn;
        Speaking = false;
        return VoiceTurn.Ended;
    }

    /// <summary>A word's sound, cut where speech ended: a word that somebody begins to say ends when they stop at the latest.</summary>
    public (long Start, long End) WithinSpeech((long Start, long End) word) =>
        word.End > SpeechEnd && word.Start < SpeechEnd ? (word.Start, SpeechEnd) : word;

    /// <summary>Ends the utterance, as the stream is over.</summary>
    public void End() => Speaking = false;

    /// <summary>Ends the utterance, as sound was lost; the next chunk begins at this position.</summary>
    public void Skip(long position) => (Position, Speaking) = (position, false);
}
