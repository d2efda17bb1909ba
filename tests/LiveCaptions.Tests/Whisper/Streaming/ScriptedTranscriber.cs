using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Streaming;

/// <summary>A decode that was asked for, times in seconds of the stream.</summary>
/// <param name="Start">Start of the window.</param>
/// <param name="End">End of the window.</param>
/// <param name="Settled">Settled tokens in it.</param>
internal sealed record AskedDecode(
    double Start,
    double End,
    int Settled,
    bool Final,
    SpeechContinues? Continues,
    bool Hasty,
    TimeStretch Stretch
);

/// <summary>A transcriber that knows what is said when, and writes what of it lies in the window after the settled tokens.</summary>
internal sealed class ScriptedTranscriber : ITranscriber
{
    /// <summary>Words with the second at which each ends; written once all of it has been heard.</summary>
    public List<(string Word, double End)> Speech { get; } = [];

    /// <summary>All that a decode says besides its words.</summary>
    public Decode Answer { get; set; } = new(Hypothesis.Empty, () => []) { Language = "en" };

    /// <summary>With this many settled tokens as context it writes nothing.</summary>
    public Func<int, bool> Deaf { get; set; } = _ => false;

    /// <summary>Whether a window from one second to another is unintelligible.</summary>
    public Func<double, double, bool> Crowd { get; set; } = (_, _) => false;

    /// <summary>Unintelligible windows are sung.</summary>
    public bool Song { get; set; }

    /// <summary>Every decode, in order.</summary>
    public List<AskedDecode> Calls { get; } = [];

    public Decode Transcribe(in DecodeRequest request)
    {
        var (from, to) = (new AudioTime(request.Start).Seconds, new AudioTime(request.Start + request.Sound.Length).Seconds);
        var settled = request.Settled.Length;
        Calls.Add(new(from, to, settled, request.Final, request.Continues, request.Hasty, request.Stretch));
        var unintelligible = Crowd(from, to);
        int[] tokens =
            unintelligible || Deaf(settled)
                ? []
                : [.. Speech.Where(w => w.End > from && w.End <= to + 1e-9).SelectMany(w => SpokenTokens.Of(w.Word)).Skip(settled)];
        // Every token takes 0.2 s, one after the other.
        int[] starts = [.. Enumerable.Range(0, settled + tokens.Length + 1).Select(i => i * AudioTime.SampleRate / 5)];
        return Answer with
        {
            Hypothesis = Hypothesis.Of(SpokenTokens.Vocabulary, tokens, Enumerable.Repeat(0.9f, tokens.Length).ToArray()),
            Align = () => starts,
            Unintelligible = unintelligible,
            Sung = unintelligible && Song,
        };
    }
}
