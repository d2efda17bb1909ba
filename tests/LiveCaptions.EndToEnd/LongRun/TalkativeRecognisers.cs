using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>Recognisers that settle a word every 0.4 s and pause after each sentence, whatever the sound.</summary>
internal sealed class TalkativeRecognisers : IRecognisers
{
    public string Model => "talkative";

    public void Check(StreamSettings settings) { }

    public ISpeechStream Open(StreamSettings settings) => new Talkative();

    public void Dispose() { }

    private sealed class Talkative : ISpeechStream
    {
        private const int Tentative = 2,
            Sentence = 14,
            Pause = 4; // words

        private static readonly long Word = AudioTime.SamplesIn(0.4);
        private long heard,
            unlooked,
            settled;

        public bool IsBehind => false;
        public long Backlog => unlooked;
        public Effort Effort { get; set; }
        public ListedTerms Terms { get; set; } = [];
        public StreamStatistics Statistics { get; } = new();

        public void Write(ReadOnlySpan<float> samples) => unlooked += samples.Length;

        public TranscriptChange Step()
        {
            heard += unlooked;
            unlooked = 0;
            return Change(Math.Max(settled, heard / Word - Tentative));
        }

        public TranscriptChange Skip(long samples)
        {
            heard += samples;
            return Finish();
        }

        public TranscriptChange Finish() => Change(heard / Word);

        public void Dispose() { }

        private TranscriptChange Change(long until)
        {
            var words = Range(settled, until)
                .Where(IsSaid)
                .Select(n => new SettledWord(Text(n), false, new(n * Word), new((n + 1) * Word), 1))
                .ToList();
            settled = until;
            return new()
            {
                Decoded = true,
                Changed = true,
                Settled = words,
                Tentative = [.. Range(until, heard / Word).Where(IsSaid).Select(n => new TentativeWord(Text(n), false))],
                Speaking = IsSaid(heard / Word),
                Language = "en",
                Heard = new(heard),
                Until = new(heard),
            };
        }

        private static IEnumerable<long> Range(long from, long to)
        {
            for (var n = from; n < to; n++)
                yield return n;
        }

        private static bool IsSaid(long word) => word % (Sentence + Pause) < Sentence;

        private static string Text(long word) => word % (Sentence + Pause) == Sentence - 1 ? $"word{word}." : $"word{word}";
    }
}
