using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper;

public sealed class AgreementTests
{
    private readonly Agreement agreement = new(span: 800);

    [Fact]
    public void Words_are_agreed_upon_once_hypotheses_of_a_whole_span_begin_with_them()
    {
        Assert.Equal(0, agreement.Hear(0, ["a", "b", "c"]));
        Assert.Equal(0, agreement.Hear(400, ["a", "b", "c"]));
        Assert.Equal(2, agreement.Hear(800, ["a", "b", "c"]));
    }

    [Fact]
    public void The_last_word_may_still_grow_and_is_never_agreed_upon()
    {
        agreement.Hear(0, ["a"]);
        Assert.Equal(0, agreement.Hear(5000, ["a"]));
    }

    [Fact]
    public void One_hypothesis_that_differs_within_the_span_holds_a_word_back()
    {
        agreement.Hear(0, ["a", "b", "c"]);
        agreement.Hear(400, ["a", "x", "c"]);
        Assert.Equal(1, agreement.Hear(800, ["a", "b", "c"]));
        Assert.Equal(1, agreement.Hear(1000, ["a", "b", "c"]));
        Assert.Equal(2, agreement.Hear(1700, ["a", "b", "c"]));
    }

    [Fact]
    public void Settled_words_leave_all_hypotheses()
    {
        agreement.Hear(0, ["a", "b", "c"]);
        agreement.Hear(800, ["a", "b", "c"]);
        agreement.Settle(2);
        Assert.Equal(1, agreement.Hear(1600, ["c", "d"]));
    }

    [Fact]
    public void Long_steps_agree_too()
    {
        agreement.Hear(0, ["a", "b"]);
        Assert.Equal(1, agreement.Hear(100_000, ["a", "b"]));
    }
}
