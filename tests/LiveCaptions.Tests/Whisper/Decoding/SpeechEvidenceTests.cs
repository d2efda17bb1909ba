using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class SpeechEvidenceTests
{
    private readonly SpeechEvidence evidence = new(
        new StreamSettings
        {
            NotUnderstood = 0.55f,
            UnderstoodAgain = 0.4f,
            ClearlyUnderstood = 0.25f,
            DoubtAfterCrowd = TimeSpan.FromSeconds(5),
        }
    );

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
    public void Likely_words_are_believed_more_than_no_speech_for_a_while()
    {
        Hear(0.7f, at: 0);
        Write(tokens: 5, probability: 0.7f, at: 0);
        Assert.False(evidence.Unintelligible);
        Assert.False(evidence.Doubted);
        Hear(0.7f, at: 2);
        Assert.False(evidence.Unintelligible);
        Hear(0.7f, at: 3);
        Assert.True(evidence.Unintelligible);
    }

    [Theory]
    [InlineData(4, 0.7f, 0.7f)] // a phrase of few tokens is written over anything
    [InlineData(5, 0.55f, 0.7f)]
    [InlineData(30, 0.7f, 0f)] // it did not come to an end
    public void Few_or_unlikely_words_are_not(int tokens, float probability, float end)
    {
        Hear(0.7f);
        Write(tokens, probability, end: end);
        Assert.True(evidence.Unintelligible);
    }

    [Fact]
    public void Words_that_are_said_again_and_again_are_not_believed_any_more()
    {
        Hear(0.7f, at: 0);
        Write(tokens: 9, probability: 0.9f, at: 0);
        evidence.Repeated(AudioTime.SamplesIn(1));
        Assert.True(evidence.Unintelligible);
        Hear(0.7f, at: 2);
        Assert.True(evidence.Unintelligible);
    }

    [Theory]
    [InlineData(0.01f, false)]
    [InlineData(0.07f, true)]
    public void Somebody_sings_where_a_note_sign_is_likely(float note, bool sung)
    {
        Hear(0.1f);
        HearNotes(note);
        Assert.Equal((sung, sung), (evidence.Sung, evidence.Unintelligible));
    }

    [Fact]
    public void What_is_sung_is_understood_where_that_is_asked_for_though_no_speech_is_likely()
    {
        var asked = new SpeechEvidence(new StreamSettings { Singing = true });
        Hear(0.7f, evidence: asked);
        HearNotes(0.07f, evidence: asked);
        Assert.Equal((false, false, false), (asked.Sung, asked.Unintelligible, asked.Doubted));
    }

    [Fact]
    public void Who_sang_still_does_for_a_while_where_it_is_less_likely()
    {
        HearNotes(0.07f, at: 0);
        HearNotes(0.03f, at: 4);
        Assert.True(evidence.Sung);
        HearNotes(0.03f, at: 8);
        Assert.True(evidence.Sung);
        HearNotes(0.01f, at: 9);
        Assert.False(evidence.Sung);
        HearNotes(0.03f, at: 14);
        Assert.False(evidence.Sung);
    }

    [Fact]
    public void After_a_song_words_stand_at_once_only_where_speech_is_clear()
    {
        HearNotes(0.07f, at: 0);
        Hear(0.3f, at: 1);
        HearNotes(0, at: 1);
        Assert.False(evidence.Unintelligible);
        Assert.True(evidence.Doubted);
        Hear(0.1f, at: 2);
        Assert.False(evidence.Doubted);
    }

    [Fact]
    public void Likely_words_are_no_reason_to_write_what_is_sung()
    {
        Hear(0.7f);
        HearNotes(0.07f);
        Write(tokens: 9, probability: 0.9f);
        Assert.True(evidence.Unintelligible);
    }

    [Fact]
    public void Scores_without_numbers_say_nothing()
    {
        evidence.Hear([float.NaN, float.NaN], noSpeech: 1, until: 0);
        evidence.HearNotes([float.NaN, float.NaN], notes: [1], until: 0);
        Assert.False(evidence.Unintelligible);
    }

    private void Hear(float noSpeech, double at = 0, SpeechEvidence? evidence = null) =>
        (evidence ?? this.evidence).Hear([MathF.Log(1 - noSpeech), MathF.Log(noSpeech)], noSpeech: 1, AudioTime.SamplesIn(at));

    // Two signs share the probability.
    private void HearNotes(float probability, double at = 0, SpeechEvidence? evidence = null) =>
        (evidence ?? this.evidence).HearNotes(
            [MathF.Log(1 - probability), MathF.Log(probability / 2), MathF.Log(probability / 2)],
            notes: [1, 2],
            AudioTime.SamplesIn(at)
        );

    private void Write(int tokens, float probability, double at = 0, float end = 0.7f)
    {
        var text = new DecodedText { End = end };
        for (var i = 0; i < tokens; i++)
            text.Add(new(i, probability));
        evidence.Written(text, AudioTime.SamplesIn(at));
    }
}
