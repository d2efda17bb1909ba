using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Tests.Whisper.Voice;

public sealed class LevelledDetectorTests
{
    private readonly RecordingDetector inner = new();
    private readonly LevelledDetector detector;

    public LevelledDetectorTests() => detector = new(inner);

    [Fact]
    public void Sound_at_the_level_of_speech_is_left_as_it_is()
    {
        Feed(0.05f, chunks: 100);
        Assert.Equal(0.05f, inner.Loudest, 3);
    }

    [Fact]
    public void Quiet_sound_after_loud_is_raised_within_a_second_or_two()
    {
        Feed(0.1f, chunks: 100);
        Feed(0.005f, chunks: 60);
        Assert.InRange(inner.Loudest, 0.03f, 0.06f);
    }

    [Fact]
    public void Loud_sound_after_quiet_is_not_raised_for_long_and_never_beyond_full_scale()
    {
        Feed(0.004f, chunks: 200);
        Feed(0.5f, chunks: 1);
        Assert.InRange(inner.Loudest, 0, 1);
        Feed(0.5f, chunks: 10);
        Assert.Equal(0.5f, inner.Loudest, 3);
    }

    [Fact]
    public void Pauses_between_words_are_not_raised()
    {
        inner.Answer = 0.9f;
        Feed(0.1f, chunks: 100);
        inner.Answer = 0.1f;
        Feed(0.005f, chunks: 18);
        Assert.Equal(0.005f, inner.Loudest, 4);
        Feed(0.005f, chunks: 40);
        Assert.InRange(inner.Loudest, 0.03f, 0.06f);
    }

    [Fact]
    public void Silence_stays_silence()
    {
        Feed(0, chunks: 500);
        Assert.Equal(0, inner.Loudest);
        Feed(0.0001f, chunks: 500);
        Assert.InRange(inner.Loudest, 0, 0.0017f);
    }

    [Fact]
    public void A_reset_starts_over()
    {
        Feed(0.004f, chunks: 200);
        detector.Reset();
        Assert.True(inner.WasReset);
        Feed(0.03f, chunks: 1);
        Assert.InRange(inner.Loudest, 0.03f, 0.05f);
    }

    private void Feed(float loudness, int chunks)
    {
        var chunk = Enumerable.Range(0, IVoiceDetector.Chunk).Select(i => i % 2 == 0 ? loudness : -loudness).ToArray();
        for (var i = 0; i < chunks; i++)
            detector.Probability(chunk);
    }

    private sealed class RecordingDetector : IVoiceDetector
    {
        /// <summary>The loudest sample of the newest chunk.</summary>
        public float Loudest { get; private set; }

        public float Answer { get; set; }

        public bool WasReset { get; private set; }

        public float Probability(ReadOnlySpan<float> chunk)
        {
            Loudest = 0;
            foreach (var sample in chunk)
                Loudest = Math.Max(Loudest, Math.Abs(sample));
            return Answer;
        }

        public void Reset() => WasReset = true;
    }
}
