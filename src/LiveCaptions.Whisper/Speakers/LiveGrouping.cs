using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Speakers;

/// <summary>Finds out which tones are one speaker's, by the rule of <see cref="KnownVoices"/>; decided anew as more is heard.</summary>
/// <param name="rule">What tells one voice from another.</param>
/// <param name="most">Speakers at most.</param>
internal sealed class LiveGrouping(VoiceRule rule, int most)
{
    /// <summary>Less speech is no voice of its own: the first words of a turn often are no longer.</summary>
    private static readonly long Shortest = AudioTime.SamplesIn(0.8);

    /// <summary>As much speech makes chance smaller, so that a voice need not differ as clearly.</summary>
    private static readonly long Surer = AudioTime.SamplesIn(2);

    /// <summary>A voice with so much speech is less alike than this to each other one.</summary>
    private const float Another = 0.55f;

    /// <summary>The speakers, at least one if anything was heard.</summary>
    public List<LiveSpeaker> Of(IReadOnlyList<HeardVoice> tones)
    {
        List<HeardVoice> found = [.. tones.OrderByDescending(tone => tone.Speech)];
        var established = Math.Max(1, found.Count(tone => tone.Speech >= rule.Established.Samples()));
        List<LiveSpeaker> speakers = [.. found.Take(established).Select(tone => new LiveSpeaker(tone))];
        JoinWhile(speakers, Excess);
        foreach (var tone in found.Skip(established).TakeWhile(tone => tone.Speech >= Shortest))
            if (speakers.TrueForAll(other => tone.Likeness(other.Voice) < (tone.Speech < Surer ? rule.ClearlyAnother : Another)))
                speakers.Add(new(tone));
        JoinWhile(speakers, (a, b) => speakers.Count > most ? a.Voice.Likeness(b.Voice) : -1);
        return speakers;
    }

    private static void JoinWhile(List<LiveSpeaker> speakers, Func<LiveSpeaker, LiveSpeaker, double> excess)
    {
        while (Nearest(speakers, excess) is var (a, b))
        {
            speakers[a] = speakers[a].With(speakers[b]);
            speakers.RemoveAt(b);
        }
    }

    private static (int A, int B)? Nearest(List<LiveSpeaker> speakers, Func<LiveSpeaker, LiveSpeaker, double> excess)
    {
        var best = 0.0;
        (int, int)? pair = null;
        for (var b = 1; b < speakers.Count; b++)
        for (var a = 0; a < b; a++)
            if (excess(speakers[a], speakers[b]) is var more && more >= best)
                (best, pair) = (more, (a, b));
        return pair;
    }

    private double Excess(LiveSpeaker a, LiveSpeaker b)
    {
        var isShort = Math.Min(a.Voice.Speech, b.Voice.Speech) < rule.Long.Samples();
        return a.Voice.Compared(b.Voice) - (isShort ? rule.SameShortVoice : rule.SameVoice);
    }
}
