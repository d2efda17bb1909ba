using System.Text;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class WordWriterTests
{
    private readonly WordWriter writer = new(SpokenTokens.Vocabulary);

    [Fact]
    public void A_word_with_its_mark_is_one_word()
    {
        var word = Assert.Single(writer.Settled(SpokenTokens.Hypothesis("one, two"), 0, Opening.Nothing, 0, 1000));
        Assert.Equal(("one,", false), (word.Text, word.Joined));
    }

    [Fact]
    public void A_late_mark_stands_alone_joined_to_the_word_before()
    {
        var words = writer.Settled(SpokenTokens.Hypothesis(", one two"), 0, Opening.Nothing, 0, 1000).ToList();
        Assert.Equal([(",", true), ("one", false)], words.Select(w => (w.Text, w.Joined)));
    }

    [Fact]
    public void The_sign_for_a_change_of_speaker_is_never_shown()
    {
        var turn = SpokenTokens.Hypothesis(" >> one");
        Assert.Equal(1, turn.Count);
        Assert.Equal(2, turn.TokensOf(1));
        var word = Assert.Single(writer.Settled(turn, 0, Opening.Window, 0, 1000));
        Assert.Equal(("one", false), (word.Text, word.Joined));
        Assert.DoesNotContain(writer.Settled(SpokenTokens.Hypothesis("one >>"), 0, Opening.Nothing, 0, 1000), w =>
            w.Text.Contains('>', StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Characters_of_scripts_without_spaces_are_joined()
    {
        var words = Enumerable.Range(0, 2).SelectMany(word => writer.Tentative(SpokenTokens.Hypothesis("你好"), word, Opening.Nothing));
        Assert.All(words, w => Assert.True(w.Joined));
    }

    [Fact]
    public void Times_never_fall_back()
    {
        var first = Assert.Single(writer.Settled(SpokenTokens.Hypothesis("one two"), 0, Opening.Nothing, 1000, 9000));
        var second = Assert.Single(writer.Settled(SpokenTokens.Hypothesis("one two"), 1, Opening.Nothing, 4000, 5000));
        Assert.True(second.Start >= first.End);
        Assert.True(second.End > second.Start);
    }

    /// <summary>What stands on screen after two texts, the second of which begins an utterance, a window, or nothing.</summary>
    private static string Written(string before, string text, Opening opening)
    {
        string[] pieces = [before, text];
        var vocabulary = new Vocabulary([.. pieces.Select(Encoding.UTF8.GetBytes)]);
        var writer = new WordWriter(vocabulary);
        var words = new[] { (Token: 0, Opening.Window), (Token: 1, opening) }.SelectMany(part =>
            writer.Settled(Hypothesis.Of(vocabulary, [part.Token], [0.9f]), 0, part.Item2, 0, 1000)
        );
        return string.Concat(words.Select(word => (word.Joined ? "" : " ") + word.Text)).Trim();
    }

    [Theory]
    [InlineData(" correspondante.", "en écoutant", "correspondante. en écoutant")]
    [InlineData(" correspondante", ".en", "correspondante. en")]
    [InlineData(" correspondante", ", en", "correspondante, en")]
    [InlineData(" quoi", "?Oui", "quoi? Oui")]
    [InlineData(" one", "two", "one two")]
    [InlineData(" one.", "'Tis", "one. 'Tis")]
    [InlineData(" one.", "\"Two", "one. \"Two")]
    [InlineData(" one.", "-Two", "one. -Two")]
    [InlineData(" 3", "5", "3 5")]
    [InlineData(" one", "…two", "one… two")]
    [InlineData(" да.", "нет", "да. нет")]
    [InlineData(" 네.", "아니요", "네. 아니요")]
    [InlineData("你好。", "再见", "你好。再见")]
    [InlineData("你好。", "OK", "你好。 OK")]
    [InlineData(" okay.", "你好", "okay. 你好")]
    [InlineData("はい。", "そう", "はい。そう")]
    [InlineData(" one", " two", "one two")]
    public void Two_utterances_are_never_glued_together(string before, string text, string written)
    {
        Assert.Equal(written, Written(before, text, Opening.Utterance));
        // With nothing settled in the window the mark stands for itself; letters are apart all the same.
        Assert.Equal(
            written.Replace(" ", "", StringComparison.Ordinal),
            Written(before, text, Opening.Window).Replace(" ", "", StringComparison.Ordinal)
        );
        if (char.IsLetterOrDigit(text[0]))
            Assert.Equal(written, Written(before, text, Opening.Window));
    }

    [Theory]
    [InlineData(" it", "'s", "it's")]
    [InlineData(" example", ".com", "example.com")]
    [InlineData(" 3", ",5", "3,5")]
    [InlineData(" 10", ":30", "10:30")]
    [InlineData(" down", "stairs", "downstairs")]
    [InlineData(" U.", "S.", "U.S.")]
    [InlineData(" p.", "m.", "p.m.")]
    [InlineData(" a", "-t-il", "a-t-il")]
    [InlineData(" correspondante.", "en", "correspondante. en")]
    [InlineData(" quoi", "?Oui", "quoi? Oui")]
    [InlineData("你", "好", "你好")]
    public void A_word_that_continues_within_an_utterance_is_joined_but_a_sentence_is_not(string before, string text, string written) =>
        Assert.Equal(written, Written(before, text, Opening.Nothing));
}
