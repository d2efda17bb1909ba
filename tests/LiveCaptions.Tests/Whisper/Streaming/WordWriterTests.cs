using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class WordWriterTests
{
    private readonly WordWriter writer = new(SpokenTokens.Vocabulary);

    [Fact]
    public void A_word_with_its_mark_is_one_word()
    {
        var word = Assert.Single(writer.Settled(SpokenTokens.Hypothesis("one, two"), 0, opening: false, 0, 1000));
        Assert.Equal(("one,", false), (word.Text, word.Joined));
    }

    [Fact]
    public void A_late_mark_stands_alone_joined_to_the_word_before()
    {
        var words = writer.Settled(SpokenTokens.Hypothesis(", one two"), 0, opening: false, 0, 1000).ToList();
        Assert.Equal([(",", true), ("one", false)], words.Select(w => (w.Text, w.Joined)));
    }

    [Fact]
    public void The_sign_for_a_change_of_speaker_is_never_shown()
    {
        var turn = SpokenTokens.Hypothesis(" >> one");
        Assert.Equal(1, turn.Count);
        Assert.Equal(2, turn.TokensOf(1));
        var word = Assert.Single(writer.Settled(turn, 0, opening: true, 0, 1000));
        Assert.Equal(("one", false), (word.Text, word.Joined));
        Assert.DoesNotContain(writer.Settled(SpokenTokens.Hypothesis("one >>"), 0, opening: false, 0, 1000), w =>
            w.Text.Contains('>', StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Characters_of_scripts_without_spaces_are_joined()
    {
        var words = Enumerable.Range(0, 2).SelectMany(word => writer.Tentative(SpokenTokens.Hypothesis("你好"), word, opening: false));
        Assert.All(words, w => Assert.True(w.Joined));
    }

    [Fact]
    public void Times_never_fall_back()
    {
        var first = Assert.Single(writer.Settled(SpokenTokens.Hypothesis("one two"), 0, false, 1000, 9000));
        var second = Assert.Single(writer.Settled(SpokenTokens.Hypothesis("one two"), 1, false, 4000, 5000));
        Assert.True(second.Start >= first.End);
        Assert.True(second.End > second.Start);
    }
}
