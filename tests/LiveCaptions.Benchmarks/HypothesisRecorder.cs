using System.Text.Json;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Benchmarks;

/// <summary>
/// Records all answers of model and voice detector about a recording, so that the streaming rule can be tested on it without them:
/// <c>dotnet run --project tests/LiveCaptions.Benchmarks -c Release -- record demo/demo.wav
/// tests/LiveCaptions.Tests/Whisper/Streaming/Recorded/demo.jsonl</c>.
/// </summary>
internal static class HypothesisRecorder
{
    private const double StepCost = 0.055;

    public static async Task RecordAsync(string sound, string log)
    {
        var samples = await SoundFile.ReadAsync(sound, CancellationToken.None);
        using var model = SpeechModel.Load(
            ProgramFiles.Find(new RecognitionSettings().Model),
            new SpeechModelOptions { VoiceModel = ProgramFiles.Find(new RecognitionSettings().VoiceModel) }
        );
        var lines = new List<string>();
        var voice = new List<double>();
        var tokens = new SortedSet<int>();
        using var stream = model.OpenStream(new(), inner => new Recording(inner, lines, tokens), inner => new Listening(inner, voice));
        _ = new BenchRun(stream, samples, waits: false, TimeProvider.System, StepCost).Run();
        var pieces = tokens
            .Where(token => token < model.Vocabulary.Count)
            .ToDictionary(token => token, token => Convert.ToBase64String(model.Vocabulary.Bytes(token)));
        await File.WriteAllLinesAsync(
            log,
            [
                JsonSerializer.Serialize(
                    new
                    {
                        samples = samples.Length,
                        stepCost = StepCost,
                        pieces,
                        voice,
                    }
                ),
                .. lines,
            ]
        );
    }

    /// <summary>Records every decode.</summary>
    private sealed class Recording(ITranscriber inner, List<string> lines, SortedSet<int> all) : ITranscriber
    {
        public Decode Transcribe(in DecodeRequest request)
        {
            var decode = inner.Transcribe(request);
            var hypothesis = decode.Hypothesis;
            all.UnionWith([.. request.Settled, .. hypothesis.Tokens]);
            lines.Add(
                JsonSerializer.Serialize(
                    new
                    {
                        start = request.Start,
                        end = request.Start + request.Sound.Length,
                        final = request.Final,
                        settled = request.Settled.ToArray(),
                        tokens = hypothesis.Tokens.ToArray(),
                        p = hypothesis.Probabilities.ToArray().Select(p => Math.Round(p, 5)),
                        goesOn = Math.Round(hypothesis.GoesOn, 5),
                        frames = decode.Unintelligible
                            ? []
                            : decode.TokenStarts.ToArray().Select(start => start / TimeStretch.None.FrameSamples),
                    }
                )
            );
            return decode;
        }
    }

    /// <summary>Records every probability of speech.</summary>
    private sealed class Listening(IVoiceDetector inner, List<double> voice) : IVoiceDetector
    {
        public float Probability(ReadOnlySpan<float> chunk)
        {
            var probability = inner.Probability(chunk);
            voice.Add(Math.Round(probability, 4));
            return probability;
        }

        public void Reset() => inner.Reset();
    }
}
