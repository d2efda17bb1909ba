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
    public void A_broken_model_changes_nothing()
    {
        Detect(German);
        evidence.Add([float.NaN, float.NaN, float.NaN], 1);
        evidence.Add([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity], 1);
        Assert.Equal(German, evidence.Language);
    }

    private void Detect(int language, float trust = 1)
    {
        var scores = new float[3];
        scores[language] = 6;
        evidence.Add(scores, trust);
    }
}
