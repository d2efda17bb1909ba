using LiveCaptions.Capture.Conversion;

namespace LiveCaptions.Tests.Capture.Conversion;

public class ResamplerTests
{
    private static float[] Convert(Resampler resampler, ReadOnlySpan<float> sound, int block)
    {
        var all = new List<float>();
        var into = new float[resampler.MaxOutput(block)];
        while (sound.Length > 0)
        {
            var count = Math.Min(block, sound.Length);
            all.AddRange(into.AsSpan(0, resampler.Process(sound[..count], into)));
            sound = sound[count..];
        }
        return [.. all];
    }

    [Theory]
    [InlineData(48000, 100)]
    [InlineData(48000, 1000)]
    [InlineData(48000, 6900)]
    [InlineData(44100, 440)]
    [InlineData(44100, 6900)]
    [InlineData(96000, 6900)]
    [InlineData(192000, 3000)]
    [InlineData(16000, 6900)]
    [InlineData(22050, 6900)]
    [InlineData(8000, 3400)]
    public void A_tone_below_the_cutoff_comes_through_unchanged(int from, double frequency)
    {
        var resampler = new Resampler(from);
        var sound = Convert(resampler, Tone.Of(frequency, from, from), 480).AsSpan(800);
        var wanted = Tone.Of(frequency, 16000, 16000).AsSpan(800, sound.Length);

        Assert.InRange(Tone.Decibels(Tone.Amplitude(sound[..8000], frequency, 16000)), -0.01, 0.01);
        var difference = new float[sound.Length];
        for (var n = 0; n < sound.Length; n++)
            difference[n] = sound[n] - wanted[n];
        Assert.InRange(Tone.Decibels(Tone.Rms(difference)), -200, -75); // which a shift in time would exceed
    }

    [Theory]
    [InlineData(48000, 8050)]
    [InlineData(48000, 9000)]
    [InlineData(48000, 15900)]
    [InlineData(48000, 16100)]
    [InlineData(48000, 23000)]
    [InlineData(44100, 8050)]
    [InlineData(44100, 17000)]
    [InlineData(96000, 40000)]
    [InlineData(192000, 90000)]
    public void A_tone_above_the_cutoff_does_not_alias(int from, double frequency)
    {
        var sound = Convert(new Resampler(from), Tone.Of(frequency, from, from), 441).AsSpan(800);

        Assert.InRange(Tone.Decibels(Tone.Rms(sound)), -200, -85);
    }

    [Fact]
    public void A_constant_stays_constant()
    {
        float[] constant = [.. Enumerable.Repeat(0.25f, 44100)];

        Assert.All(Convert(new Resampler(44100), constant, 100)[200..], sample => Assert.Equal(0.25f, sample, 1e-5f));
    }

    [Theory]
    [InlineData(48000)]
    [InlineData(44100)]
    [InlineData(11025)]
    public void Five_minutes_stay_five_minutes_whatever_the_block_sizes(int from)
    {
        var resampler = new Resampler(from);
        var (block, into) = (new float[4801], new float[resampler.MaxOutput(4801)]);
        long given = 0,
            got = 0;
        for (var turn = 0; given < from * 300L; turn++)
        {
            var count = (int)Math.Min(1 + turn * 7919 % 4800, from * 300L - given);
            given += count;
            got += resampler.Process(block.AsSpan(0, count), into);
        }

        Assert.InRange(got, (given - resampler.Delay) * 16000 / from - 1, (given - resampler.Delay) * 16000 / from + 2);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_samples()
    {
        var sound = Tone.Of(777, 44100, 44100);
        var whole = Convert(new Resampler(44100), sound, 44100);

        foreach (var block in (int[])[1, 997])
        {
            var cut = Convert(new Resampler(44100), sound, block);
            Assert.Equal(whole.Length, cut.Length);
            Assert.All(whole.Zip(cut), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    [Fact]
    public void Stretched_sound_is_longer_by_that_share()
    {
        var plain = Convert(new Resampler(48000), new float[480_000], 480).Length;

        Assert.Equal(plain * 1.0005, Convert(new Resampler(48000) { Stretch = 0.0005 }, new float[480_000], 480).Length, 1.0);
        Assert.Equal(plain * 0.9995, Convert(new Resampler(48000) { Stretch = -0.0005 }, new float[480_000], 480).Length, 1.0);
    }
}
