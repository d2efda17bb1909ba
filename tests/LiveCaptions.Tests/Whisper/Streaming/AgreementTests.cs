using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class AgreementTests
{
    private readonly Agreement agreement = new(span: 800);

    [Fact]
    public void Words_are_agreed_upon_once_hypotheses_of_a_whole_span_begin_with_them()
    {
        Assert.Equal(0, Add(0, ["a", "b", "c"]));
        Assert.Equal(0, Add(400, ["a", "b", "c"]));
        Assert.Equal(2, Add(800, ["a", "b", "c"]));
    }

    [Fact]
    public void The_last_word_may_still_grow_and_is_never_agreed_upon()
    {
        Add(0, ["a"]);
        Assert.Equal(0, Add(5000, ["a"]));
    }

    [Fact]
    public void One_hypothesis_that_differs_within_the_span_holds_a_word_back()
    {
        Add(0, ["a", "b", "c"]);
        Add(400, ["a", "x", "c"]);
        Assert.Equal(1, Add(800, ["a", "b", "c"]));
        Assert.Equal(1, Add(1000, ["a", "b", "c"]));
        Assert.Equal(2, Add(1700, ["a", "b", "c"]));
    }

    [Fact]
    public void Settled_words_leave_all_hypotheses()
    {
        Add(0, ["a", "b", "c"]);
        Add(800, ["a", "b", "c"]);
        agreement.Settle(2);
        Assert.Equal(1, Add(1600, ["c", "d"]));
    }

    [Fact]
    public void Two_hypotheses_of_long_steps_agree()
    {
        Add(0, ["a", "b"]);
        Assert.Equal(1, Add(100_000, ["a", "b"]));
    }

    [Fact]
    public void A_sure_word_needs_a_shorter_span_but_never_overtakes_the_one_before_it()
    {
        Add(0, ["a", "b", "c", "d"], 0.8f, 0.8f, 0.2f, 0.8f);
        Assert.Equal(0, Add(599, ["a", "b", "c", "d"], 0.4f, 0.8f, 0.2f, 0.8f));
        Assert.Equal(1, Add(600, ["a", "b", "c", "d"], 0.8f, 0.2f, 0.8f, 0.8f));
        Assert.Equal(2, Add(700, ["a", "b", "c", "d"], 0.8f, 0.8f, 0.2f, 0.8f));
        Assert.Equal(3, Add(800, ["a", "b", "c", "d"], 0.8f, 0.8f, 0.2f, 0.8f));
    }

    [Theory]
    [InlineData(0.9f, 1, 420)]
    [InlineData(0.89f, 1, 600)]
    [InlineData(0.7f, 4, 600)]
    [InlineData(0.69f, 4, 800)]
    public void A_surer_word_settles_sooner(float probability, int behind, int span)
    {
        string[] keys = [.. Enumerable.Range(0, behind + 1).Select(i => $"w{i}")];
        float[] probabilities = [probability, .. Enumerable.Repeat(0.1f, behind)];
        Add(0, keys, probabilities);
        Assert.Equal(0, Add(span - 1, keys, probabilities));
        Assert.InRange(Add(span, keys, probabilities), 1, behind);
    }

    private int Add(long time, string[] keys, params float[] probabilities) =>
        agreement.Add(time, keys, word => probabilities.Length > 0 ? probabilities[word] : 0.5f);
}
