using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Tests.Whisper.Speakers;

/// <summary>A conversation as voiceprints and words, with voices as alike as real ones (0.72 to themselves, 0.45 to others).</summary>
internal sealed class ScriptedVoices(int seed = 1)
{
    private const double Own = 0.27,
        Chance = 0.28;

    private readonly Random random = new(seed);
    private readonly Dictionary<int, float[]> voices = [];
    private readonly float[] all = new float[VoiceNetwork.Size];
    private readonly List<(AudioTime Start, AudioTime End, int Voice)> turns = [];
    private double now = 0.5;

    /// <summary>The words; each voice says its own number.</summary>
    public List<SettledWord> Words { get; } = [];

    public List<Voiceprint> Voiceprints { get; } = [];

    /// <summary>Somebody speaks, three words a second, and then pauses.</summary>
    public ScriptedVoices Says(int voice, double seconds, double pause = 0.8, string end = "")
    {
        var begins = now;
        for (; now < begins + seconds - 0.01; now += 1 / 3.0)
            Words.Add(new($"{voice}", false, AudioTime.FromSeconds(now), AudioTime.FromSeconds(now + 1 / 3.0), 0.9f));
        Words[^1] = Words[^1] with { Text = voice + end };
        turns.Add((AudioTime.FromSeconds(begins), AudioTime.FromSeconds(now), voice));
        now += pause;
        if (pause >= 0.6)
            Print();
        return this;
    }

    /// <summary>The numbers of those who said the words, as they were told apart.</summary>
    public IEnumerable<int> Told(int most = int.MaxValue)
    {
        if (turns.Count > 0)
            Print();
        return WhoSpeaks.In(Words, Voiceprints, most).Select(word => word.Speaker);
    }

    private void Print()
    {
        foreach (var (start, end) in VoiceWindows.In(turns[0].Start.Samples, turns[^1].End.Samples))
            Voiceprints.Add(new(new(start), new(end), Mixed(start, end)));
        turns.Clear();
    }

    /// <summary>A window over several voices sounds like all of them.</summary>
    private float[] Mixed(long start, long end)
    {
        var sum = new float[VoiceNetwork.Size];
        foreach (var turn in turns)
            if (Math.Min(end, turn.End.Samples) - Math.Max(start, turn.Start.Samples) is > 0 and var shared)
                Voiceprint.Add(VoiceOf(turn.Voice), shared / (float)(end - start), sum);
        Voiceprint.Add(Direction(), (float)Math.Sqrt(Chance), sum);
        return Voiceprint.Normalised(sum);
    }

    private float[] VoiceOf(int voice)
    {
        if (voices.TryGetValue(voice, out var known))
            return known;
        if (voices.Count == 0)
            Direction().CopyTo(all, 0);
        float[] sum = [.. all.Select(number => number * (float)Math.Sqrt(1 - Own - Chance))];
        Voiceprint.Add(Direction(), (float)Math.Sqrt(Own), sum);
        return voices[voice] = sum;
    }

    private float[] Direction() => Voiceprint.Normalised([.. Enumerable.Range(0, VoiceNetwork.Size).Select(_ => Normal())]);

    private float Normal() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
