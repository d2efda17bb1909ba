using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class PrematureEndTests
{
    private static readonly int One = SpokenTokens.Of("one")[0],
        Two = SpokenTokens.Of("two")[0],
        Mark = SpokenTokens.Of(".")[0],
        End = SpokenTokens.EndOfText;

    private readonly PrematureEnd prematureEnd = new(SpokenTokens.Vocabulary, End);

    /// <summary>The token written where these have the given probabilities, and all others next to none.</summary>
    private int Decide(params (int Token, float Probability)[] likely)
    {
        var row = Enumerable.Repeat(-20f, End + 1).ToArray();
        foreach (var (token, probability) in likely)
            row[token] = MathF.Log(probability);
        var before = row[End];
        var choice = prematureEnd.Decide(TokenChoice.Best(row), row).Token;
        Assert.Equal(choice == End ? before : float.NegativeInfinity, row[End]);
        return choice;
    }

    [Fact]
    public void An_end_is_kept_where_speech_does_not_continue()
    {
        prematureEnd.Begin(continues: null);

        Assert.Equal(End, Decide((End, 0.6f), (One, 0.4f)));
        Assert.False(prematureEnd.Passed);
    }

    [Theory]
    [InlineData(0.6f, 0.4f, 0f, true)]
    [InlineData(0.84f, 0.1f, 0.06f, true)]
    [InlineData(0.9f, 0.1f, 0f, false)] // the model is sure that it ends
    [InlineData(0.6f, 0.15f, 0.14f, true)]
    [InlineData(0.4f, 0.39f, 0.21f, true)]
    [InlineData(0.6f, 0.2f, 0.19f, true)]
    public void A_likely_word_replaces_the_end_where_speech_continues(float end, float one, float two, bool passed)
    {
        prematureEnd.Begin(new(After: 3, Clearly: false));

        Assert.Equal(passed ? One : End, Decide((End, end), (One, one), (Two, two)));
        Assert.Equal(passed, prematureEnd.Passed);
    }

    [Fact]
    public void A_word_among_many_or_a_mark_does_not_replace_the_end()
    {
        prematureEnd.Begin(new(After: 3, Clearly: false));

        Assert.Equal(End, Decide((End, 0.6f), (One, 0.14f), (Two, 0.13f), (SpokenTokens.Of("three")[0], 0.13f)));
        Assert.Equal(End, Decide((End, 0.6f), (Mark, 0.4f)));
        Assert.False(prematureEnd.Passed);
    }

    [Fact]
    public void A_word_among_a_few_replaces_the_end_where_speech_clearly_continues()
    {
        prematureEnd.Begin(new(After: 3, Clearly: true));

        Assert.Equal(One, Decide((End, 0.6f), (One, 0.14f), (Two, 0.13f), (SpokenTokens.Of("three")[0], 0.13f)));
        Assert.Equal(End, Decide([(End, 0.6f), .. SpokenTokens.Of("one two three four five six").Select(word => (word, 0.06f))]));
        Assert.Equal(End, Decide((End, 0.9f), (One, 0.1f)));
    }

    [Fact]
    public void The_text_may_end_once_a_word_stands_behind_the_place()
    {
        prematureEnd.Begin(new(After: 3, Clearly: false));
        prematureEnd.Write(One, tokens: 3);
        prematureEnd.Write(Mark, tokens: 4);
        Assert.Equal(One, Decide((End, 0.6f), (One, 0.4f)));

        prematureEnd.Write(One, tokens: 5);
        Assert.Equal(End, Decide((End, 0.6f), (One, 0.4f)));
    }
}
