using LiveCaptions.Engine;

namespace LiveCaptions.Tests.Engine;

public class ModelChoiceTests
{
    private static readonly MeasuredModel Tiny = new("tiny", 40, 0.05),
        Base = new("base", 80, 0.06),
        Small = new("small", 260, 0.2);

    [Fact]
    public void The_largest_model_whose_step_fits_into_a_third_is_taken() =>
        Assert.Equal(Base, ModelChoice.Take([Tiny, Base, Small], step: 0.2));

    [Fact]
    public void Longer_steps_leave_time_for_a_larger_model() => Assert.Equal(Small, ModelChoice.Take([Tiny, Base, Small], step: 0.75));

    [Fact]
    public void If_no_model_fits_the_fastest_is_taken() => Assert.Equal(Tiny, ModelChoice.Take([Base, Small, Tiny], step: 0.1));

    [Fact]
    public void Moonshine_is_better_than_a_base_that_is_larger_and_less_good_than_small()
    {
        var moonshine = ModelChoice.RankOf(new("moonshine-base-en", "moonshine-base-en.gguf", 69_343_968, Embedded: false));
        Assert.True(moonshine > ModelChoice.RankOf(new("base.en", "ggml-base.en.bin", 147_964_211, Embedded: false)));
        Assert.True(moonshine < ModelChoice.RankOf(new("small.en-q8_0", "ggml-small.en-q8_0.bin", 264_477_561, Embedded: false)));
    }

    [Fact]
    public void A_model_that_could_not_be_measured_is_not_taken()
    {
        Assert.Equal(Tiny, ModelChoice.Take([Tiny, Base with { Seconds = null }], step: 0.2));
        Assert.Null(ModelChoice.Take([Base with { Seconds = null }], step: 0.2));
        Assert.Null(ModelChoice.Take([], step: 0.2));
    }

    [Fact]
    public void A_model_beyond_the_memory_is_not_tried()
    {
        Assert.True(ModelChoice.FitsIntoMemory(82_000_000, 2L << 30));
        Assert.False(ModelChoice.FitsIntoMemory(1_600_000_000, 2L << 30));
    }
}
