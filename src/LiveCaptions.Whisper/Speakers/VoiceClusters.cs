namespace LiveCaptions.Whisper.Speakers;

/// <summary>
/// Gathers voiceprints into voices: the two groups whose prints are most alike on average are joined, until none are alike enough
/// (agglomerative clustering with average linkage).
/// </summary>
internal sealed class VoiceClusters
{
    private const int Gone = -1; // in place of the nearest group

    private readonly Voice[] voices;
    private readonly float[] likeness; // of each group with each; 0 with itself
    private readonly int[] nearest;

    private VoiceClusters(IEnumerable<Voice> voices)
    {
        this.voices = [.. voices];
        nearest = new int[this.voices.Length];
        likeness = new float[nearest.Length * nearest.Length];
        for (var i = 0; i < nearest.Length; i++)
        for (var j = 0; j < i; j++)
            Set(i, j, this.voices[i].Likeness(this.voices[j]));
        for (var i = 0; i < nearest.Length; i++)
            nearest[i] = NearestOf(i);
    }

    /// <summary>Joins voices as long as two are as alike as this, and as there are more than allowed.</summary>
    /// <param name="voices">What is joined: windows, or voices.</param>
    /// <param name="alike">Mean likeness of the prints of one voice, at least.</param>
    /// <param name="most">Voices at most.</param>
    public static IReadOnlyList<Voice> Join(IEnumerable<Voice> voices, float alike, int most = int.MaxValue)
    {
        var clusters = new VoiceClusters(voices);
        for (var left = clusters.voices.Length; left > 1; left--)
        {
            var (a, b) = clusters.Closest();
            if (left <= most && clusters.At(a, b) < alike)
                break;
            clusters.Join(a, b);
        }
        return [.. clusters.voices.Where((_, i) => clusters.nearest[i] != Gone)];
    }

    private float At(int a, int b) => likeness[a * nearest.Length + b];

    private void Set(int a, int b, float value) => likeness[a * nearest.Length + b] = likeness[b * nearest.Length + a] = value;

    private (int A, int B) Closest()
    {
        var best = -1;
        for (var i = 0; i < nearest.Length; i++)
            if (nearest[i] != Gone && (best < 0 || At(i, nearest[i]) > At(best, nearest[best])))
                best = i;
        return (best, nearest[best]);
    }

    private void Join(int a, int b)
    {
        var (weight, other) = (voices[a].Weight, voices[b].Weight);
        nearest[b] = Gone;
        for (var i = 0; i < nearest.Length; i++)
            if (i != a && nearest[i] != Gone)
                Set(i, a, (weight * At(i, a) + other * At(i, b)) / (weight + other));
        voices[a] = voices[a].With(voices[b]);
        for (var i = 0; i < nearest.Length; i++)
            if (nearest[i] != Gone && (i == a || nearest[i] == a || nearest[i] == b))
                nearest[i] = NearestOf(i);
            else if (nearest[i] != Gone && At(i, a) > At(i, nearest[i]))
                nearest[i] = a;
    }

    private int NearestOf(int group)
    {
        var best = group;
        for (var i = 0; i < nearest.Length; i++)
            if (i != group && nearest[i] != Gone && (best == group || At(group, i) > At(group, best)))
                best = i;
        return best;
    }
}
