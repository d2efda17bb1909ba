using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Whisper.Speakers;

/// <summary>Gives each word to one of the known voices, so that the whole is likeliest (Viterbi's path).</summary>
internal sealed class SpokenTurns(IReadOnlyList<Voiceprint> prints, IReadOnlyList<Voice> voices, VoiceRule rule)
{
    // Word times are good to a tenth of a second; a word that lasts longer is drawn out, or has silence in it.
    private const double MinSeconds = 0.1,
        MaxSeconds = 1;
    private const string Ends = ".?!…。？！";

    private readonly VoiceAround around = new(prints);

    /// <summary>The number of each word's voice.</summary>
    public int[] Of(IReadOnlyList<SettledWord> words)
    {
        var from = new int[words.Count][]; // by word and voice: the voice of the word before
        var best = new double[voices.Count];
        for (var i = 0; i < words.Count; i++)
        {
            from[i] = i == 0 ? [.. voices.Select((_, voice) => voice)] : Enter(best, CostOf(words[i - 1], words[i], rule));
            Add(words[i], best);
        }
        return Back(from, best);
    }

    /// <summary>Decides, for each voice, which one spoke before it; a change that may be here or earlier is here.</summary>
    private static int[] Enter(double[] best, double cost)
    {
        var likeliest = Array.IndexOf(best, best.Max());
        var changed = best[likeliest] - cost;
        var before = new int[best.Length];
        for (var voice = 0; voice < best.Length; voice++)
            (before[voice], best[voice]) = best[voice] > changed ? (voice, best[voice]) : (likeliest, changed);
        return before;
    }

    private void Add(SettledWord word, double[] best)
    {
        var seconds = Math.Clamp(new AudioTime(word.End - word.Start).Seconds, MinSeconds, MaxSeconds);
        if (around.At(word.Start + (word.End - word.Start) / 2) is not { } print)
            return; // too short for its voice to be told: it goes with the words beside it
        for (var voice = 0; voice < best.Length; voice++)
            best[voice] += seconds * Voiceprint.Product(print, voices[voice].Direction);
    }

    /// <summary>What a change between two words must gain.</summary>
    internal static double CostOf(SettledWord before, SettledWord word, VoiceRule rule) =>
        word.Joined ? double.PositiveInfinity
        : word.Start - before.End > rule.Pause.Samples() || EndsSentence(before.Text) ? rule.ChangeInPause
        : rule.Change;

    private static bool EndsSentence(string text) =>
        text.TrimEnd('"', '\'', '”', '’', ')', '»', '」') is { Length: > 0 } bare && Ends.Contains(bare[^1], StringComparison.Ordinal);

    private static int[] Back(int[][] from, double[] best)
    {
        var path = new int[from.Length];
        var voice = Array.IndexOf(best, best.Max());
        for (var i = from.Length - 1; i >= 0; i--)
            (path[i], voice) = (voice, from[i][voice]);
        return path;
    }
}
