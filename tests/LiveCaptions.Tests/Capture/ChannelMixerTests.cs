using LiveCaptions.Capture;

namespace LiveCaptions.Tests.Capture;

public class ChannelMixerTests
{
    private const int Rate = 48000;

    /// <summary>A second in which these channels carry a tone and the others a little noise.</summary>
    private static float[] Frames(int channels, params (int Channel, double Amplitude)[] carrying)
    {
        var noise = new Random(1);
        var frames = new float[Rate * channels];
        for (var i = 0; i < frames.Length; i++)
            frames[i] = (float)(noise.NextDouble() - 0.5) * 0.0002f;
        foreach (var (channel, amplitude) in carrying)
        {
            var tone = Tone.Of(440, Rate, Rate, amplitude);
            for (var n = 0; n < Rate; n++)
                frames[n * channels + channel - 1] += tone[n];
        }
        return frames;
    }

    private static double MixedAmplitude(ChannelMixer mixer, float[] frames, int channels)
    {
        var mono = new float[frames.Length / channels];
        mixer.Mix(frames, mono);
        return Tone.Amplitude(mono.AsSpan(Rate / 10), 440, Rate);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 3)]
    [InlineData(8, 3)]
    [InlineData(32, 32)]
    public void One_microphone_among_many_inputs_is_as_loud_as_on_its_own(int channels, int input) =>
        Assert.Equal(0.5, MixedAmplitude(new ChannelMixer(channels, Rate), Frames(channels, (input, 0.5)), channels), 0.01);

    [Fact]
    public void The_same_sound_on_both_channels_is_as_loud_as_on_one() =>
        Assert.Equal(0.5, MixedAmplitude(new ChannelMixer(2, Rate), Frames(2, (1, 0.5), (2, 0.5)), 2), 0.001);

    [Fact]
    public void A_chosen_channel_is_mixed_alone() =>
        Assert.Equal(0.1, MixedAmplitude(new ChannelMixer(4, Rate, channel: 3), Frames(4, (1, 0.9), (3, 0.1)), 4), 0.001);

    [Fact]
    public void A_second_speaker_is_heard_when_the_first_is_silent()
    {
        var mixer = new ChannelMixer(2, Rate);
        MixedAmplitude(mixer, Frames(2, (1, 0.5)), 2);

        MixedAmplitude(mixer, Frames(2, (2, 0.05)), 2);
        MixedAmplitude(mixer, Frames(2, (2, 0.05)), 2);

        Assert.Equal(0.05, MixedAmplitude(mixer, Frames(2, (2, 0.05)), 2), 0.001);
    }

    [Fact]
    public void Gains_change_without_a_click()
    {
        var mixer = new ChannelMixer(2, Rate);
        var mono = new float[Rate];
        mixer.Mix(Frames(2, (1, 0.5)), mono);
        var before = mono[^1];
        mixer.Mix(Frames(2, (1, 0.5), (2, 0.5)), mono);

        float steepest = 0;
        foreach (var sample in mono)
        {
            steepest = Math.Max(steepest, Math.Abs(sample - before));
            before = sample;
        }
        Assert.InRange(steepest, 0, 0.04); // the tone's own slope is 0.029
    }

    [Fact]
    public void A_constant_on_an_unused_input_does_not_count_as_sound()
    {
        var frames = Frames(2, (1, 0.2));
        for (var n = 0; n < Rate; n++)
            frames[2 * n + 1] += 0.5f;

        Assert.Equal(0.2, MixedAmplitude(new ChannelMixer(2, Rate), frames, 2), 0.002);
    }

    [Fact]
    public void Samples_that_are_not_finite_become_silence()
    {
        var mono = new float[2];
        new ChannelMixer(1, Rate).Mix([float.NaN, float.PositiveInfinity], mono);

        Assert.Equal([0f, 0f], mono);
    }

    [Fact]
    public void A_channel_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelMixer(2, Rate, channel: 3));
}
