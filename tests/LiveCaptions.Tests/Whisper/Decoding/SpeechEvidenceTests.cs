using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class SpeechEvidenceTests
{
    private readonly SpeechEvidence evidence = new(
        new StreamSettings
        {
            UnintelligibleAbove = 0.55f,
            IntelligibleBelow = 0.4f,
            ClearBelow = 0.25f,
            DoubtAfterUnintelligible = TimeSpan.FromSeconds(5),
        }
    );

    [Theory]
    [InlineData(0.02f, false)]
    [InlineData(0.54f, false)]
    [InlineData(0.56f, true)]
    public void Voices_are_unintelligible_where_no_speech_is_likely(float noSpeech, bool unintelligible)
    {
        AddNoSpeech(noSpeech);
        Assert.Equal(unintelligible, evidence.Unintelligible);
    }

    [Fact]
    public void Voices_are_intelligible_again_only_when_no_speech_is_clearly_less_likely()
    {
        AddNoSpeech(0.6f);
        AddNoSpeech(0.42f);
        Assert.True(evidence.Unintelligible);
        AddNoSpeech(0.38f);
        Assert.False(evidence.Unintelligible);
    }

    [Fact]
    public void Voices_are_doubted_again_sooner_for_a_while()
    {
        AddNoSpeech(0.6f, at: 0);
        AddNoSpeech(0.3f, at: 1);
        AddNoSpeech(0.5f, at: 2);
        Assert.True(evidence.Unintelligible);

        AddNoSpeech(0.3f, at: 3);
        Assert.True(evidence.Doubted);
        AddNoSpeech(0.5f, at: 8);
        Assert.False(evidence.Unintelligible);
        Assert.False(evidence.Doubted);
    }

    [Fact]
    public void Clear_speech_ends_the_doubt()
    {
        AddNoSpeech(0.6f, at: 0);
        AddNoSpeech(0.2f, at: 1);
        Assert.False(evidence.Doubted);
    }

    [Fact]
    public void A_loop_is_unintelligible_unless_speech_is_clear()
    {
        AddNoSpeech(0.1f, at: 0);
        evidence.AddLoop(AudioTime.SamplesIn(1));
        Assert.False(evidence.Unintelligible);

        AddNoSpeech(0.3f, at: 3);
        evidence.AddLoop(AudioTime.SamplesIn(3));
        Assert.True(evidence.Unintelligible);
    }

    [Fact]
    public void Likely_words_are_believed_more_than_no_speech_for_a_while()
    {
        AddNoSpeech(0.7f, at: 0);
        AddText(tokens: 5, probability: 0.7f, at: 0);
        Assert.False(evidence.Unintelligible);
        Assert.False(evidence.Doubted);
        AddNoSpeech(0.7f, at: 2);
        Assert.False(evidence.Unintelligible);
        AddNoSpeech(0.7f, at: 3);
        Assert.True(evidence.Unintelligible);
    }

    [Theory]
    [InlineData(4, 0.7f, 0.7f)] // a phrase of few tokens is written over anything
    [InlineData(5, 0.55f, 0.7f)]
    [InlineData(30, 0.7f, 0f)] // it did not come to an end
    public void Few_or_unlikely_words_are_not_believed(int tokens, float probability, float end)
    {
        AddNoSpeech(0.7f);
        AddText(tokens, probability, end: end);
        Assert.True(evidence.Unintelligible);
    }

    [Fact]
    public void Words_in_a_loop_are_no_longer_believed()
    {
        AddNoSpeech(0.7f, at: 0);
        AddText(tokens: 9, probability: 0.9f, at: 0);
        evidence.AddLoop(AudioTime.SamplesIn(1));
        Assert.True(evidence.Unintelligible);
        AddNoSpeech(0.7f, at: 2);
        Assert.True(evidence.Unintelligible);
    }

    [Theory]
    [InlineData(0.01f, false)]
    [InlineData(0.07f, true)]
    public void Somebody_sings_where_a_note_sign_is_likely(float note, bool sung)
    {
        AddNoSpeech(0.1f);
        AddNotes(note);
        Assert.Equal((sung, sung), (evidence.Sung, evidence.Unintelligible));
    }

    [Fact]
    public void Singing_is_intelligible_where_it_is_asked_for()
    {
        var singing = new SpeechEvidence(new StreamSettings { Singing = true });
        AddNoSpeech(0.7f, evidence: singing);
        AddNotes(0.07f, evidence: singing);
        Assert.Equal((false, false, false), (singing.Sung, singing.Unintelligible, singing.Doubted));
    }

    [Fact]
    public void A_singer_still_sings_for_a_while_at_a_lower_probability()
    {
        AddNotes(0.07f, at: 0);
        AddNotes(0.03f, at: 4);
        Assert.True(evidence.Sung);
        AddNotes(0.03f, at: 8);
        Assert.True(evidence.Sung);
        AddNotes(0.01f, at: 9);
        Assert.False(evidence.Sung);
        AddNotes(0.03f, at: 14);
        Assert.False(evidence.Sung);
    }

    [Fact]
    public void Words_after_a_song_are_undoubted_at_once_only_where_speech_is_clear()
    {
        AddNotes(0.07f, at: 0);
        AddNoSpeech(0.3f, at: 1);
        AddNotes(0, at: 1);
        Assert.False(evidence.Unintelligible);
        Assert.True(evidence.Doubted);
        AddNoSpeech(0.1f, at: 2);
        Assert.False(evidence.Doubted);
    }

    [Fact]
    public void Likely_words_do_not_make_singing_intelligible()
    {
        AddNoSpeech(0.7f);
        AddNotes(0.07f);
        AddText(tokens: 9, probability: 0.9f);
        Assert.True(evidence.Unintelligible);
    }

    [Fact]
    public void Scores_that_are_not_numbers_change_nothing()
    {
        evidence.AddNoSpeech([float.NaN, float.NaN], noSpeechToken: 1, until: 0);
        evidence.AddNotes([float.NaN, float.NaN], notes: [1], until: 0);
        Assert.False(evidence.Unintelligible);
    }

    private void AddNoSpeech(float noSpeech, double at = 0, SpeechEvidence? evidence = null) =>
        (evidence ?? this.evidence).AddNoSpeech([MathF.Log(1 - noSpeech), MathF.Log(noSpeech)], noSpeechToken: 1, AudioTime.SamplesIn(at));

    // Two signs share the probability.
    private void AddNotes(float probability, double at = 0, SpeechEvidence? evidence = null) =>
        (evidence ?? this.evidence).AddNotes(
            [MathF.Log(1 - probability), MathF.Log(probability / 2), MathF.Log(probability / 2)],
            notes: [1, 2],
            AudioTime.SamplesIn(at)
        );

    private void AddText(int tokens, float probability, double at = 0, float end = 0.7f)
    {
        var text = new DecodedText { End = end };
        for (var i = 0; i < tokens; i++)
            text.Add(new(i, probability));
        evidence.AddText(text, AudioTime.SamplesIn(at));
    }
}
