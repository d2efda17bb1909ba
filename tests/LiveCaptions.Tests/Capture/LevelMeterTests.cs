using LiveCaptions.Capture;

namespace LiveCaptions.Tests.Capture;

public class LevelMeterTests
{
    private static SoundLevel Of(params float[] sound)
    {
        var meter = new LevelMeter();
        meter.Add(sound);
        return meter.Take()!.Value;
    }

    [Fact]
    public void A_tone_at_full_scale_measures_three_decibels_below_it()
    {
        var level = Of(Tone.Of(1000, 16000, 16000));

        Assert.Equal(-3.01, level.Loudness, 0.01);
        Assert.Equal(0, level.Peak, 0.01);
        Assert.False(level.IsSilent);
        Assert.Equal(0, level.Clipped);
    }

    [Fact]
    public void Sound_that_is_cut_off_is_clipped_and_sound_that_is_merely_loud_is_not()
    {
        float[] cut = [.. Tone.Of(100, 16000, 16000, 2).Select(s => Math.Clamp(s, -1, 1))];

        Assert.Equal(0.667, Of(cut).Clipped, 0.01); // a sine is above half its amplitude two thirds of the time
        Assert.Equal(0, Of([0, 1, 1, 0, -1, 0]).Clipped);
        Assert.Equal(0.5, Of([0, 0, 0, 1, 1, 1]).Clipped);
    }

    [Fact]
    public void A_constant_counts_as_offset_and_not_as_loudness()
    {
        var level = Of([.. Enumerable.Repeat(0.1f, 1000)]);

        Assert.Equal(0.1, level.Offset, 1e-6);
        Assert.Equal(SoundLevel.Silence, level.Loudness, 1e-3);
    }

    [Fact]
    public void Zeros_are_silence() => Assert.True(Of(new float[320]).IsSilent);

    [Fact]
    public void Each_level_covers_only_the_sound_since_the_last()
    {
        var meter = new LevelMeter();
        meter.Add([1, 1, 1]);
        meter.Take();
        Assert.Null(meter.Take());
        meter.Add([0]);

        Assert.True(meter.Take()!.Value.IsSilent);
    }
}
