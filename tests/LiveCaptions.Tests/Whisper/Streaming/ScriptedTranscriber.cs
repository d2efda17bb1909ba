using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Streaming;

/// <summary>A transcriber that knows what is said when, and says what of it lies in the window after the settled tokens.</summary>
internal sealed class ScriptedTranscriber : ITranscriber
{
    private int[] frames = [];

    /// <summary>Words with the second at which each ends; written once all of it has been heard.</summary>
    public List<(string Word, double End)> Speech { get; } = [];

    /// <summary>Answers for single decodes, by their number from 0; the others follow <see cref="Speech"/>.</summary>
    public Dictionary<int, string> Answers { get; } = [];

    /// <summary>Every decode: window start and end in seconds, settled tokens, final.</summary>
    public List<(double Start, double End, int Settled, bool Final)> Calls { get; } = [];

    /// <summary>For every decode: whether somebody has spoken on.</summary>
    public List<SpeechContinues?> Heard { get; } = [];

    /// <summary>Says nothing while this holds.</summary>
    public Func<int, bool> Deaf { get; set; } = _ => false;

    /// <summary>From when to when of a window nobody can be understood.</summary>
    public Func<double, double, bool> Crowd { get; set; } = (_, _) => false;

    /// <summary>What is not understood is a song.</summary>
    public bool Song { get; set; }

    public string? Language { get; set; } = "en";
    public bool Contested { get; set; }
    public bool Unintelligible { get; private set; }
    public bool Sung => Song && Unintelligible;
    public bool Hasty { get; set; }
    public long SpokenFrom { get; set; }
    public bool PassedEnd { get; set; }
    public int Repetitions => 0;

    public Hypothesis Transcribe(
        ReadOnlySpan<float> sound,
        long start,
        ReadOnlySpan<int> settled,
        ReadOnlySpan<int> draft,
        bool final,
        SpeechContinues? on = null
    )
    {
        var (from, to) = (new AudioTime(start).Seconds, new AudioTime(start + sound.Length).Seconds);
        var call = Calls.Count;
        Heard.Add(on);
        Calls.Add((from, to, settled.Length, final));
        Unintelligible = Crowd(from, to);
        if (Unintelligible || Deaf(settled.Length))
            return Answer(settled.Length, []);
        if (Answers.TryGetValue(call, out var answer))
            return Answer(settled.Length, SpokenTokens.Of(answer));
        var said = Speech.Where(w => w.End > from && w.End <= to + 1e-9).SelectMany(w => SpokenTokens.Of(w.Word)).Skip(settled.Length);
        return Answer(settled.Length, [.. said]);
    }

    public ReadOnlySpan<int> TokenFrames() => frames;

    private Hypothesis Answer(int settled, int[] tokens)
    {
        // Every token takes ten frames, one after the other.
        frames = [.. Enumerable.Range(0, settled + tokens.Length + 1).Select(i => i * 10)];
        return Hypothesis.Of(SpokenTokens.Vocabulary, tokens, Enumerable.Repeat(0.9f, tokens.Length).ToArray());
    }
}
