using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper;

public sealed class SpeechEvidenceTests
{
    private readonly SpeechEvidence evidence = new(new StreamSettings { NotUnderstood = 0.55f, UnderstoodAgain = 0.4f, ClearlyUnderstood = 0.25f, DoubtAfterCrowd = TimeSpan.FromSeconds(5) });

    [Theory]
    [InlineData(0.02f, false)]
    [InlineData(0.54f, false)]
    [InlineData(0.56f, true)]
    public void Voices_are_not_understood_where_no_speech_is_likely(float noSpeech, bool unintelligible)
    {
        Hear(noSpeech);
        Assert.Equal(unintelligible, evidence.Unintelligible);
    }

    [Fact]
    public void They_are_again_only_when_it_is_clearly_less_likely()
    {
        Hear(0.6f);
        Hear(0.42f);
        Assert.True(evidence.Unintelligible);
        Hear(0.38f);
        Assert.False(evidence.Unintelligible);
    }

    [Fact]
    public void For_a_while_less_is_enough_to_doubt_them_again()
    {
        Hear(0.6f, at: 0);
        Hear(0.3f, at: 1);
        Hear(0.5f, at: 2);
        Assert.True(evidence.Unintelligible);

        Hear(0.3f, at: 3);
        Assert.True(evidence.Doubted);
        Hear(0.5f, at: 8);
        Assert.False(evidence.Unintelligible);
        Assert.False(evidence.Doubted);
    }

    [Fact]
    public void Where_no_speech_is_unlikely_there_is_no_doubt()
    {
        Hear(0.6f, at: 0);
        Hear(0.2f, at: 1);
        Assert.False(evidence.Doubted);
    }

    [Fact]
    public void Who_says_the_same_again_and_again_is_not_understood_unless_that_is_clear()
    {
        Hear(0.1f, at: 0);
        evidence.Repeated(AudioTime.SamplesIn(1));
        Assert.False(evidence.Unintelligible);

        Hear(0.3f, at: 3);
        evidence.Repeated(AudioTime.SamplesIn(3));
        Assert.True(evidence.Unintelligible);
    }

    [Fact]
    public void Scores_without_numbers_say_nothing()
    {
        evidence.Hear([float.NaN, float.NaN], noSpeech: 1, until: 0);
        Assert.False(evidence.Unintelligible);
    }

    private void Hear(float noSpeech, double at = 0) => evidence.Hear([MathF.Log(1 - noSpeech), MathF.Log(noSpeech)], noSpeech: 1, AudioTime.SamplesIn(at));
}
