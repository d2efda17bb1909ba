using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Speakers;

/// <summary>Finds out whose voices are in a recording.</summary>
internal static class KnownVoices
{
    /// <summary>Prints that are compared at most, each with each; of a longer recording every second or third is.</summary>
    private const int MaxPrints = 3000;

    /// <summary>The voices in a recording, at least one.</summary>
    /// <param name="prints">Its voiceprints, in order, at least one.</param>
    /// <param name="rule">What tells one voice from another.</param>
    /// <param name="most">Voices at most.</param>
    public static IReadOnlyList<Voice> In(IReadOnlyList<Voiceprint> prints, VoiceRule rule, int most)
    {
        var every = (prints.Count + MaxPrints - 1) / MaxPrints;
        Voiceprint[] compared = [.. prints.Where((_, i) => i % every == 0)];
        var found = VoiceClusters.Join(Windows(compared), rule.SameStretch).OrderByDescending(voice => voice.Speech).ToList();
        var established = Math.Max(1, found.Count(voice => voice.Speech >= rule.Established.Samples()));
        var known = new EstablishedVoices(compared, rule).Join(found.Take(established));
        foreach (var voice in found.Skip(established).TakeWhile(voice => voice.Speech >= rule.Shortest.Samples()))
            if (known.TrueForAll(other => voice.Likeness(other) < rule.ClearlyAnother))
                known.Add(voice);
        return VoiceClusters.Join(known, float.PositiveInfinity, most);
    }

    private static IEnumerable<Voice> Windows(Voiceprint[] prints)
    {
        var until = 0L;
        for (var i = 0; i < prints.Length; i++)
        {
            yield return Voice.Of(i, prints[i], prints[i].End.Samples - Math.Max(prints[i].Start.Samples, until));
            until = prints[i].End.Samples;
        }
    }
}
