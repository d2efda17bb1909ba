using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class PrematureEndTests
{
    private static readonly int One = SpokenTokens.Of("one")[0],
        Two = SpokenTokens.Of("two")[0],
        Mark = SpokenTokens.Of(".")[0],
        End = SpokenTokens.EndOfText;

    private readonly PrematureEnd early = new(SpokenTokens.Vocabulary, End);

    /// <summary>What is written where these are so likely, and all else is not.</summary>
    private int Decide(params (int Token, float Probability)[] likely)
    {
        var row = Enumerable.Repeat(-20f, End + 1).ToArray();
        foreach (var (token, probability) in likely)
            row[token] = MathF.Log(probability);
        var before = row[End];
        var choice = early.Decide(TokenChoice.Best(row), row).Token;
        Assert.Equal(choice == End ? before : float.NegativeInfinity, row[End]);
        return choice;
    }

    [Fact]
    public void Where_nobody_speaks_on_an_end_is_an_end()
    {
        early.Begin(on: null);

        Assert.Equal(End, Decide((End, 0.6f), (One, 0.4f)));
        Assert.False(early.Passed);
    }

    [Theory]
    [InlineData(0.6f, 0.4f, 0f, true)]
    [InlineData(0.84f, 0.1f, 0.06f, true)]
    [InlineData(0.9f, 0.1f, 0f, false)] // the model is sure that it ends
    [InlineData(0.6f, 0.15f, 0.14f, true)]
    [InlineData(0.4f, 0.39f, 0.21f, true)]
    [InlineData(0.6f, 0.2f, 0.19f, true)]
    public void Where_somebody_does_a_likely_word_is_written_instead(float end, float one, float two, bool passed)
    {
        early.Begin(new(After: 3, Clearly: false));

        Assert.Equal(passed ? One : End, Decide((End, end), (One, one), (Two, two)));
        Assert.Equal(passed, early.Passed);
    }

    [Fact]
    public void A_word_that_is_one_of_many_or_a_mark_is_not()
    {
        early.Begin(new(After: 3, Clearly: false));

        Assert.Equal(End, Decide((End, 0.6f), (One, 0.14f), (Two, 0.13f), (SpokenTokens.Of("three")[0], 0.13f)));
        Assert.Equal(End, Decide((End, 0.6f), (Mark, 0.4f)));
        Assert.False(early.Passed);
    }

    [Fact]
    public void Where_somebody_clearly_does_it_may_be_one_of_a_few()
    {
        early.Begin(new(After: 3, Clearly: true));

        Assert.Equal(One, Decide((End, 0.6f), (One, 0.14f), (Two, 0.13f), (SpokenTokens.Of("three")[0], 0.13f)));
        Assert.Equal(End, Decide([(End, 0.6f), .. SpokenTokens.Of("one two three four five six").Select(word => (word, 0.06f))]));
        Assert.Equal(End, Decide((End, 0.9f), (One, 0.1f)));
    }

    [Fact]
    public void Once_a_word_stands_behind_the_place_the_text_may_end()
    {
        early.Begin(new(After: 3, Clearly: false));
        early.Write(One, tokens: 3);
        early.Write(Mark, tokens: 4);
        Assert.Equal(One, Decide((End, 0.6f), (One, 0.4f)));

        early.Write(One, tokens: 5);
        Assert.Equal(End, Decide((End, 0.6f), (One, 0.4f)));
    }
}
