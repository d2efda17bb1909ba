namespace LiveCaptions.Whisper.Speakers;

/// <summary>
/// Gives each word to a speaker as it settles, for good: to the one before, until another is likelier by more than chance.
/// What <see cref="SpokenTurns"/> decides with all words at hand is decided here with those that there are.
/// </summary>
/// <param name="rule">When a change is believed.</param>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed class LiveTurns(VoiceRule rule)
{
    // Word times are good to a tenth of a second; a word that lasts longer is drawn out, or has silence in it.
    private const double MinSeconds = 0.1,
        MaxSeconds = 1;

    private HeardVoice? current, // a tone of whoever speaks
        contender; // of whoever may have begun to
    private double lead, // how much likelier the contender is by now
        cost, // what it has to be
        cheapest = double.PositiveInfinity; // a change somewhere since the voice was last told
    private SettledWord? last;

    /// <summary>Whoever says the word.</summary>
    /// <param name="word">Not before the one asked for last.</param>
    /// <param name="print">What the voice sounds like around it; null: too little was heard.</param>
    /// <param name="speakers">All speakers known; null where none is.</param>
    public LiveSpeaker? Of(SettledWord word, float[]? print, IReadOnlyList<LiveSpeaker> speakers)
    {
        cheapest = Math.Min(cheapest, last is null ? 0 : SpokenTurns.CostOf(last, word, rule));
        last = word;
        var now = SpeakerOf(current, speakers);
        if (print is null || speakers.Count == 0)
            return now ?? Begin(speakers.MaxBy(one => one.Voice.Speech));
        var likeliest = speakers.MaxBy(one => Alike(print, one))!;
        var change = cheapest;
        cheapest = double.PositiveInfinity;
        if (now is null || likeliest == now)
            return Begin(likeliest);
        if (SpeakerOf(contender, speakers) != likeliest)
            (contender, lead, cost) = (likeliest.Tones[0], 0, change);
        lead += Seconds(word) * (Alike(print, likeliest) - Alike(print, now));
        cost = Math.Min(cost, change);
        return lead > cost && !word.Joined ? Begin(likeliest) : now;
    }

    private LiveSpeaker? Begin(LiveSpeaker? speaker)
    {
        (current, contender) = (speaker?.Tones[0] ?? current, null);
        return speaker;
    }

    private static double Seconds(SettledWord word) => Math.Clamp(new AudioTime(word.End - word.Start).Seconds, MinSeconds, MaxSeconds);

    private static double Alike(float[] print, LiveSpeaker speaker) => Voiceprint.Product(print, speaker.Voice.Direction);

    private static LiveSpeaker? SpeakerOf(HeardVoice? tone, IReadOnlyList<LiveSpeaker> speakers) =>
        tone is not null && HeardVoices.NowOf(tone) is var now ? speakers.FirstOrDefault(one => one.Tones.Contains(now)) : null;
}
