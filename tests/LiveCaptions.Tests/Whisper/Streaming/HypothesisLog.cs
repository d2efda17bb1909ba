using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Tests.Whisper.Streaming;

/// <summary>All answers of model and voice detector about a recording, written by <c>LiveCaptions.Benchmarks record</c>.</summary>
internal sealed class HypothesisLog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Head head;
    private readonly Decode[] decodes;

    public HypothesisLog(string path)
    {
        var lines = File.ReadAllLines(path);
        head = JsonSerializer.Deserialize<Head>(lines[0], Json)!;
        decodes = [.. lines.Skip(1).Select(line => JsonSerializer.Deserialize<Decode>(line, Json)!)];
        var pieces = Enumerable.Repeat(Array.Empty<byte>(), head.Pieces.Keys.Max() + 1).ToArray();
        foreach (var (token, bytes) in head.Pieces)
            pieces[token] = Convert.FromBase64String(bytes);
        Vocabulary = new(pieces);
    }

    public Vocabulary Vocabulary { get; }
    public int Samples => head.Samples;
    public double StepCost => head.StepCost;

    /// <summary>Decodes that were asked for exactly as when the log was recorded, and all decodes.</summary>
    public (int Same, int All) Asked { get; private set; }

    public ITranscriber Transcriber() => new Replayed(this);

    public IVoiceDetector Voice() => new ReplayedVoice(head.Voice);

    private sealed record Head(int Samples, double StepCost, Dictionary<int, string> Pieces, float[] Voice);

    private sealed record Decode(
        long Start,
        long End,
        bool Final,
        int[] Settled,
        int[] Tokens,
        [property: JsonPropertyName("p")] float[] Probabilities,
        float GoesOn,
        int[] Frames
    );

    /// <summary>
    /// Answers as the model did. A rule that asks at other times gets the answer of the nearest time, shifted to the words asked about.
    /// </summary>
    private sealed class Replayed(HypothesisLog log) : ITranscriber
    {
        public LiveCaptions.Whisper.Decoding.Decode Transcribe(in DecodeRequest request)
        {
            var (start, end, final, settled) = (
                request.Start,
                request.Start + request.Sound.Length,
                request.Final,
                request.Settled.ToArray()
            );
            var decode = log.decodes.OrderBy(d => (Math.Abs(d.End - end), d.Start == start ? 0 : 1, d.Final == final ? 0 : 1)).First();
            var same = decode.Start == start && decode.End == end && decode.Final == final && settled.SequenceEqual(decode.Settled);
            log.Asked = (log.Asked.Same + (same ? 1 : 0), log.Asked.All + 1);
            // The text after the last settled words; where these are not found, as many tokens are skipped.
            int[] all = [.. decode.Settled, .. decode.Tokens];
            var last = settled[Math.Max(0, settled.Length - 3)..];
            var at = same || last.Length == 0 ? -1 : all.AsSpan().LastIndexOf(last); // a phrase may be said twice
            var from = Math.Min(at >= 0 ? at + last.Length : settled.Length, all.Length);
            var tail = all.AsSpan(from);
            var shift = (int)((decode.Start - start) / TimeStretch.None.FrameSamples);
            var first = decode.Frames.ElementAtOrDefault(from) + shift;
            int[] frames =
            [
                .. Enumerable.Range(0, settled.Length).Select(i => Math.Max(0, first)),
                .. decode.Frames.Skip(from).Select(frame => Math.Max(0, frame + shift)),
            ];
            if (same)
                frames = decode.Frames;
            int[] starts = [.. frames.Select(frame => frame * TimeStretch.None.FrameSamples)];
            // Words settled then count as certain.
            float[] probabilities = [.. Enumerable.Repeat(1f, decode.Settled.Length), .. decode.Probabilities];
            return new(Hypothesis.Of(log.Vocabulary, tail, probabilities.AsSpan(from), decode.GoesOn), () => starts) { Language = "en" };
        }
    }

    private sealed class ReplayedVoice(float[] voice) : IVoiceDetector
    {
        private int next;

        public float Probability(ReadOnlySpan<float> chunk) => next < voice.Length ? voice[next++] : 0;

        public void Reset() { }
    }
}
