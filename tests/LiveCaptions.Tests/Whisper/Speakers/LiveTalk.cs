using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Tests.Whisper.Speakers;

/// <summary>
/// A conversation heard live: sound whose samples say whose they are, and words that settle a second after they begin, each of them the
/// number of its voice. Voices are as alike as real ones (0.72 to themselves, 0.45 to others).
/// </summary>
internal sealed class LiveTalk
{
    private const double Step = 0.1,
        Word = 1 / 3.0,
        Settles = 1,
        UtteranceEnd = 0.6,
        Own = 0.27,
        Chance = 0.28;

    private readonly Random random = new(1);
    private readonly Dictionary<int, float[]> voices = [];
    private readonly float[] all;
    private readonly LiveSpeakers speakers;
    private readonly Queue<SettledWord> waiting = new();
    private double now,
        begins,
        ends;

    public LiveTalk(int most = 8) => (all, speakers) = (Direction(), new(Print, most));

    /// <summary>The words as told, in order.</summary>
    public List<SettledWord> Told { get; } = [];

    /// <summary>The same words as they were before.</summary>
    public List<SettledWord> Words { get; } = [];

    /// <summary>Windows that were printed.</summary>
    public int Printed { get; private set; }

    /// <summary>Speakers by the number that their voices are told by, in turns: "1 2 1".</summary>
    public string Turns =>
        string.Join(' ', Told.Where((word, i) => i == 0 || Told[i - 1].Speaker != word.Speaker).Select(word => word.Speaker));

    /// <summary>Somebody speaks, three words a second, and then pauses.</summary>
    public LiveTalk Says(int voice, double seconds, double pause = 1)
    {
        if (now - ends >= UtteranceEnd || ends == 0)
            begins = now;
        var until = now + seconds;
        for (var at = now; at < until - 0.01; at += Word)
            waiting.Enqueue(new($"{voice}", false, AudioTime.FromSeconds(at), AudioTime.FromSeconds(at + Word), 0.9f));
        while (now < until - 0.01)
            Advance(voice);
        for (until = now + pause; now < until - 0.01; )
            Advance(0);
        return this;
    }

    /// <summary>Sound is lost.</summary>
    public LiveTalk Loses(double seconds)
    {
        speakers.Skip(AudioTime.SamplesIn(seconds));
        now += seconds;
        return this;
    }

    private void Advance(int voice)
    {
        var sound = new float[AudioTime.SamplesIn(Step)];
        Array.Fill(sound, voice / 100f);
        speakers.Write(sound);
        now += Step;
        ends = voice > 0 ? now : ends;
        var over = now - ends > UtteranceEnd - 0.01;
        var settled = new List<SettledWord>();
        while (waiting.TryPeek(out var word) && (word.Start.Seconds < now - Settles || over))
            settled.Add(waiting.Dequeue());
        Words.AddRange(settled);
        var change = new TranscriptChange
        {
            Decoded = (int)Math.Round(now / Step) % 2 == 0,
            Settled = settled,
            Speaking = !over,
            UtteranceStart = AudioTime.FromSeconds(begins),
            SpeechEnd = AudioTime.FromSeconds(ends),
            Heard = AudioTime.FromSeconds(now),
        };
        Told.AddRange(speakers.Tell(change).Settled);
    }

    private float[][] Print(float[] sound, IReadOnlyList<Range> stretches)
    {
        Printed += stretches.Count;
        return [.. stretches.Select(stretch => Mixed(sound[stretch]))];
    }

    /// <summary>A window over several voices sounds like all of them.</summary>
    private float[] Mixed(float[] sound)
    {
        var sum = new float[VoiceNetwork.Size];
        foreach (var voice in sound.GroupBy(sample => (int)Math.Round(sample * 100)).Where(voice => voice.Key > 0))
            Voiceprint.Add(VoiceOf(voice.Key), voice.Count() / (float)sound.Length, sum);
        Voiceprint.Add(Direction(), (float)Math.Sqrt(Chance), sum);
        return Voiceprint.Normalised(sum);
    }

    private float[] VoiceOf(int voice)
    {
        if (voices.TryGetValue(voice, out var known))
            return known;
        float[] sum = [.. all.Select(number => number * (float)Math.Sqrt(1 - Own - Chance))];
        Voiceprint.Add(Direction(), (float)Math.Sqrt(Own), sum);
        return voices[voice] = sum;
    }

    private float[] Direction() => Voiceprint.Normalised([.. Enumerable.Range(0, VoiceNetwork.Size).Select(_ => Normal())]);

    private float Normal() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
