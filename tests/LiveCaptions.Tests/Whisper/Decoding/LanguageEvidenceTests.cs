using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class LanguageEvidenceTests
{
    private const int German = 0,
        English = 1;
    private readonly LanguageEvidence evidence = new(3);

    [Fact]
    public void Before_the_first_look_there_is_no_language() => Assert.Equal(-1, evidence.Language);

    [Fact]
    public void The_first_look_counts_at_once()
    {
        Look(German, trust: 0.1f);
        Assert.Equal(German, evidence.Language);
    }

    [Fact]
    public void One_foreign_word_does_not_change_the_language()
    {
        for (var i = 0; i < 10; i++)
            Look(German);
        Look(English);
        Look(English);
        Assert.Equal(German, evidence.Language);
    }

    [Fact]
    public void Who_goes_on_in_another_language_is_followed()
    {
        for (var i = 0; i < 100; i++)
            Look(German);
        for (var i = 0; i < 6; i++)
            Look(English);
        Assert.Equal(English, evidence.Language);
    }

    [Fact]
    public void A_look_that_says_another_language_contests_it_until_one_agrees()
    {
        for (var i = 0; i < 10; i++)
            Look(German);
        Assert.False(evidence.Contested);
        Look(English);
        Assert.True(evidence.Contested);
        Look(German);
        Assert.False(evidence.Contested);
    }

    [Fact]
    public void A_look_at_little_sound_is_outweighed_by_more_of_it()
    {
        Look(English, trust: 0.15f);
        Look(German, trust: 0.3f);
        Look(German, trust: 0.4f);
        Assert.Equal(German, evidence.Language);
    }

    [Fact]
    public void A_broken_model_changes_nothing()
    {
        Look(German);
        evidence.Hear([float.NaN, float.NaN, float.NaN], 1);
        evidence.Hear([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity], 1);
        Assert.Equal(German, evidence.Language);
    }

    private void Look(int language, float trust = 1)
    {
        var scores = new float[3];
        scores[language] = 6;
        evidence.Hear(scores, trust);
    }
}
