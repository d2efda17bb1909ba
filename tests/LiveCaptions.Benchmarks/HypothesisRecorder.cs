using System.Text.Json;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Benchmarks;

/// <summary>
/// Writes down all that model and voice detector say about a recording, so that the rule can be tested on it without them:
/// <c>dotnet run --project tests/LiveCaptions.Benchmarks -c Release -- record demo/demo.wav tests/LiveCaptions.Tests/Whisper/Streaming/Recorded/demo.jsonl</c>.
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
        using var recogniser = model.OpenStream(new(), inner => new Recording(inner, lines, tokens), inner => new Listening(inner, voice));
        _ = new BenchRun(recogniser, samples, waits: false, TimeProvider.System, StepCost).Run();
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

    /// <summary>Notes every decode.</summary>
    private sealed class Recording(ITranscriber inner, List<string> lines, SortedSet<int> all) : ITranscriber
    {
        public string? Language => inner.Language;
        public bool Hasty
        {
            get => inner.Hasty;
            set => inner.Hasty = value;
        }
        public long SpokenFrom
        {
            get => inner.SpokenFrom;
            set => inner.SpokenFrom = value;
        }
        public bool PassedEnd => inner.PassedEnd;
        public bool Contested => inner.Contested;
        public bool Unintelligible => inner.Unintelligible;
        public bool Sung => inner.Sung;
        public int Repetitions => inner.Repetitions;

        public Hypothesis Transcribe(
            ReadOnlySpan<float> sound,
            long start,
            ReadOnlySpan<int> settled,
            ReadOnlySpan<int> draft,
            bool final,
            SpeechContinues? on = null
        )
        {
            var hypothesis = inner.Transcribe(sound, start, settled, draft, final, on);
            all.UnionWith([.. settled, .. hypothesis.Tokens]);
            lines.Add(
                JsonSerializer.Serialize(
                    new
                    {
                        start,
                        end = start + sound.Length,
                        final,
                        settled = settled.ToArray(),
                        tokens = hypothesis.Tokens.ToArray(),
                        p = hypothesis.Probabilities.ToArray().Select(p => Math.Round(p, 5)),
                        goesOn = Math.Round(hypothesis.GoesOn, 5),
                        frames = inner.Unintelligible ? [] : inner.TokenFrames().ToArray(),
                    }
                )
            );
            return hypothesis;
        }

        public ReadOnlySpan<int> TokenFrames() => inner.TokenFrames();
    }

    /// <summary>Notes every probability of speech.</summary>
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
