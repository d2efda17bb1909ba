using LiveCaptions.Capture;

namespace LiveCaptions.Tests.Capture;

public class ReversedChannelsTests
{
    private const int Rate = 16000;

    private static (double Amplitude, bool Cancels) Mix(int? channel, params double[] gains)
    {
        var tone = Tone.Of(440, Rate, 2 * Rate, 0.5);
        var frames = new float[gains.Length * tone.Length];
        for (var i = 0; i < frames.Length; i++)
            frames[i] = (float)(tone[i / gains.Length] * gains[i % gains.Length]);
        var mono = new float[tone.Length];
        var mixer = new ChannelMixer(gains.Length, Rate, channel);
        mixer.Mix(frames, mono);
        return (Tone.Amplitude(mono, 440, Rate), mixer.Cancels);
    }

    [Theory]
    [InlineData(new double[] { 1, -1 })]
    [InlineData(new double[] { 1, -0.5 })]
    [InlineData(new double[] { 0.5, -1 })]
    [InlineData(new double[] { 1, -1, 0, 0 })]
    [InlineData(new double[] { 1, -1, 1, -1 })]
    [InlineData(new double[] { 0, 0, 0, 1, 0, -1 })]
    public void Reversed_channels_do_not_cancel_each_other(double[] gains)
    {
        var (amplitude, cancels) = Mix(null, gains);

        Assert.True(cancels);
        Assert.InRange(amplitude, 0.24, 0.51);
    }

    [Theory]
    [InlineData(new double[] { 1, 1 })]
    [InlineData(new double[] { 1, 0.3 })]
    [InlineData(new double[] { 1, 0 })]
    [InlineData(new double[] { 1, -0.05 })]
    public void Other_channels_are_mixed_as_ever(double[] gains) => Assert.False(Mix(null, gains).Cancels);

    [Fact]
    public void A_chosen_channel_is_taken_whatever_the_others_do() => Assert.Equal((0.5, false), Rounded(Mix(2, 1, -1)));

    private static (double, bool) Rounded((double Amplitude, bool Cancels) mixed) => (Math.Round(mixed.Amplitude, 2), mixed.Cancels);
}
