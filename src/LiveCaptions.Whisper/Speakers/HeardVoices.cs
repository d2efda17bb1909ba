namespace LiveCaptions.Whisper.Speakers;

/// <summary>
/// Gathers voiceprints into tones of voices while they come, as <see cref="KnownVoices"/> does when all are there: a window joins the tones
/// that it is as alike as windows of one voice.
/// </summary>
/// <param name="rule">What tells one voice from another.</param>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed class HeardVoices(VoiceRule rule)
{
    /// <summary>Tones that are kept; what was heard least goes first, as it is mostly a laugh or a window over a change.</summary>
    private const int MaxTones = 48;

    private readonly List<HeardVoice> tones = [];
    private readonly Queue<(Voiceprint Print, HeardVoice Tone)> newest = new(); // those that the next window may overlap
    private long until; // speech up to here has been counted

    /// <summary>All tones.</summary>
    public IReadOnlyList<HeardVoice> Tones => tones;

    /// <summary>Takes the next window.</summary>
    public void Add(Voiceprint print)
    {
        var tone = HeardVoice.Of(print, print.End.Samples - Math.Max(print.Start.Samples, until));
        until = Math.Max(until, print.End.Samples);
        tones.Add(tone);
        JoinNear(ref tone);
        NoteOverlaps(print, tone);
        if (tones.Count > MaxTones)
            tones.Remove(tones.Where(one => one != tone).MinBy(one => (one.Speech, one.Last))!);
    }

    /// <summary>What a tone has become part of by now.</summary>
    public static HeardVoice NowOf(HeardVoice tone)
    {
        while (tone.Into is { } into)
            tone = into;
        return tone;
    }

    private void JoinNear(ref HeardVoice tone)
    {
        while (NearestTo(tone) is { } other)
        {
            var (kept, taken) = other.Speech >= tone.Speech ? (other, tone) : (tone, other);
            kept.Take(taken);
            tones.Remove(taken);
            tone = kept;
        }
    }

    private HeardVoice? NearestTo(HeardVoice tone)
    {
        var (best, nearest) = (rule.SameStretch, (HeardVoice?)null);
        foreach (var other in tones)
            if (other != tone && tone.Likeness(other) is var alike && alike >= best)
                (best, nearest) = (alike, other);
        return nearest;
    }

    private void NoteOverlaps(Voiceprint print, HeardVoice tone)
    {
        while (newest.TryPeek(out var oldest) && oldest.Print.End <= print.Start)
            newest.Dequeue();
        foreach (var (other, otherTone) in newest)
            if (NowOf(otherTone) == tone)
            {
                var weight = 2 * Voice.WeightOf(print) * Voice.WeightOf(other);
                tone.AddNear(weight * Voiceprint.Product(print.Numbers, other.Numbers), weight);
            }
        newest.Enqueue((print, tone));
    }
}
