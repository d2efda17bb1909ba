using LiveCaptions.Setup;

namespace LiveCaptions.Tests.Setup;

public sealed class ModelSpeedTests
{
    [Theory]
    [InlineData(0.066, 1, "Fits")]
    [InlineData(0.067, 1, "Tight")]
    [InlineData(0.2, 1, "Tight")]
    [InlineData(0.21, 1, "TooSlow")]
    [InlineData(0.05, 2, "Tight")]
    [InlineData(0.05, 0, "Fits")]
    public void The_verdict_compares_the_step_with_the_time_between_two(double seconds, int inTurn, string verdict) =>
        Assert.Equal(verdict, ModelSpeed.Of(seconds, 0.2, inTurn).Verdict.ToString());

    [Fact]
    public void The_sentence_has_the_figures_and_what_they_mean() =>
        Assert.Equal(
            "A step takes 0.300 s and is due every 0.2 s, and 2 tracks take turns: captions would fall behind and words would be left out.",
            ModelSpeed.Of(0.3, 0.2, 2).Sentence
        );
}
