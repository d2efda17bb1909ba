using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class LanguageEvidenceTests
{
    private const int German = 0,
        English = 1;
    private readonly LanguageEvidence evidence = new(3);

    [Fact]
    public void There_is_no_language_before_the_first_detection() => Assert.Equal(-1, evidence.Language);

    [Fact]
    public void The_first_detection_counts_at_once()
    {
        Detect(German, trust: 0.1f);
        Assert.Equal(German, evidence.Language);
    }

    [Fact]
    public void One_foreign_word_does_not_change_the_language()
    {
        for (var i = 0; i < 10; i++)
            Detect(German);
        Detect(English);
        Detect(English);
        Assert.Equal(German, evidence.Language);
    }

    [Fact]
    public void A_speaker_who_continues_in_another_language_is_followed()
    {
        for (var i = 0; i < 100; i++)
            Detect(German);
        for (var i = 0; i < 6; i++)
            Detect(English);
        Assert.Equal(English, evidence.Language);
    }

    [Fact]
    public void A_detection_of_another_language_contests_it_until_one_agrees()
    {
        for (var i = 0; i < 10; i++)
            Detect(German);
        Assert.False(evidence.Contested);
        Detect(English);
        Assert.True(evidence.Contested);
        Detect(German);
        Assert.False(evidence.Contested);
    }

    [Fact]
    public void A_detection_over_little_sound_is_outweighed_by_later_ones()
    {
        Detect(English, trust: 0.15f);
        Detect(German, trust: 0.3f);
        Detect(German, trust: 0.4f);
        Assert.Equal(German, evidence.Language);
    }

    [Fact]
    public void What_was_spoken_before_counts_while_little_is_heard()
    {
        Speak(German);
        evidence.BeginWindow();
        Add(trust: 0.2f, 0.3f, 0.6f);
        Assert.Equal(German, evidence.Language);
        Assert.False(evidence.Contested);
        Assert.True(evidence.Sure);
    }

    [Fact]
    public void Clear_sound_of_another_language_is_believed_in_a_new_window()
    {
        Speak(German);
        evidence.BeginWindow();
        Add(trust: 0.3f, 0.01f, 0.97f);
        Assert.Equal(English, evidence.Language);
    }

    [Fact]
    public void A_language_that_was_spoken_before_comes_back_sooner_than_one_that_was_not()
    {
        Speak(German);
        Speak(English);
        evidence.BeginWindow();
        Add(trust: 0.2f, 0.7f, 0.2f);
        Assert.Equal(German, evidence.Language);

        var stranger = new LanguageEvidence(3);
        for (var i = 0; i < 4; i++)
            stranger.Add([-9, 6, -9], 1);
        stranger.BeginWindow();
        stranger.Add([MathF.Log(0.7f), MathF.Log(0.2f), -9], 0.2f);
        Assert.Equal(English, stranger.Language);
    }

    [Theory]
    [InlineData(0.4f, 0.35f, false)]
    [InlineData(0.55f, 0.4f, false)]
    [InlineData(0.8f, 0.1f, true)]
    public void It_is_not_sure_of_a_language_that_another_is_nearly_as_likely_as(float first, float second, bool sure)
    {
        Add(trust: 0.2f, first, second);
        Assert.Equal(sure, evidence.Sure);
    }

    [Fact]
    public void A_broken_model_changes_nothing()
    {
        Detect(German);
        evidence.Add([float.NaN, float.NaN, float.NaN], 1);
        evidence.Add([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity], 1);
        Assert.Equal(German, evidence.Language);
    }

    /// <summary>A long window in a language.</summary>
    private void Speak(int language)
    {
        evidence.BeginWindow();
        for (var i = 0; i < 5; i++)
            Detect(language);
    }

    private void Add(float trust, float german, float english) =>
        evidence.Add([MathF.Log(german), MathF.Log(english), MathF.Log(1 - german - english)], trust);

    private void Detect(int language, float trust = 1)
    {
        var scores = new float[3];
        scores[language] = 6;
        evidence.Add(scores, trust);
    }
}
