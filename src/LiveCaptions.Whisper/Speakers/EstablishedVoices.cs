using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Speakers;

/// <summary>Joins voices that differ no more than one voice differs from itself.</summary>
/// <param name="prints">The prints that the voices are sums of, in order.</param>
/// <param name="rule">What tells one voice from another.</param>
internal sealed class EstablishedVoices(IReadOnlyList<Voiceprint> prints, VoiceRule rule)
{
    /// <summary>How alike the windows of a voice are that has too few to tell.</summary>
    private const double Usual = 0.75;

    /// <summary>Pairs of windows that tell it.</summary>
    private const double FewPairs = 2;

    /// <summary>A voice, and how alike it is to itself.</summary>
    private readonly record struct Known(Voice Voice, double Inner);

    /// <summary>Joins the two that are most alike until all differ.</summary>
    public List<Voice> Join(IEnumerable<Voice> voices)
    {
        List<Known> known = [.. voices.Select(voice => new Known(voice, InnerOf(voice)))];
        while (Alike(known) is var (a, b))
        {
            var joined = known[a].Voice.With(known[b].Voice);
            known[a] = new(joined, InnerOf(joined));
            known.RemoveAt(b);
        }
        return [.. known.Select(one => one.Voice)];
    }

    /// <summary>The two that are most alike, compared with what one voice would be; null: all differ enough.</summary>
    private (int A, int B)? Alike(List<Known> known)
    {
        var best = 0.0;
        (int, int)? pair = null;
        for (var b = 1; b < known.Count; b++)
        for (var a = 0; a < b; a++)
        {
            var excess = Excess(known[a], known[b]);
            if (excess >= best)
                (best, pair) = (excess, (a, b));
        }
        return pair;
    }

    private double Excess(Known a, Known b)
    {
        var alike = a.Voice.Likeness(b.Voice) / Math.Sqrt(a.Inner * b.Inner);
        var isShort = Math.Min(a.Voice.Speech, b.Voice.Speech) < rule.Long.Samples();
        return alike - (isShort ? rule.SameShortVoice : rule.SameVoice);
    }

    /// <summary>Mean likeness of a voice's windows that do not overlap; those that do hold the same sound.</summary>
    private double InnerOf(Voice voice)
    {
        double sum = Voiceprint.Product(voice.Sum, voice.Sum),
            pairs = (double)voice.Weight * voice.Weight;
        int[] windows = [.. voice.Windows.Order()];
        for (var i = 0; i < windows.Length; i++)
        for (var j = i; j < windows.Length && prints[windows[j]].Start < prints[windows[i]].End; j++)
        {
            var (one, other) = (prints[windows[i]], prints[windows[j]]);
            var weight = (i == j ? 1 : 2) * Voice.WeightOf(one) * Voice.WeightOf(other);
            sum -= weight * Voiceprint.Product(one.Numbers, other.Numbers);
            pairs -= weight;
        }
        return pairs > FewPairs ? Math.Max(sum / pairs, 0.01) : Usual;
    }
}
