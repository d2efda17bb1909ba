using LiveCaptions.Scoring;

namespace LiveCaptions.Tests.Scoring;

public sealed class BestSpanTests
{
    [Theory]
    [InlineData("good evening", "well good evening everybody", "good evening")]
    [InlineData("good evening all", "so good morning all then", "good morning all")]
    [InlineData("one two three", "one three", "one three")]
    [InlineData("one", "", "")]
    public void The_span_is_the_one_that_needs_the_fewest_edits(string words, string text, string span)
    {
        var all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = BestSpan.Of(words.Split(' '), all);
        Assert.Equal(span, string.Join(' ', all.Skip(found.Start).Take(found.Length)));
    }
}
