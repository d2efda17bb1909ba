using LiveCaptions.SoundCheck;

namespace LiveCaptions.Tests.SoundCheck;

public sealed class SpeechNoiseTests
{
    /// <summary>Seconds of words and pauses by turns, each a fifth of a second long.</summary>
    private static HeardLevel Of(float speech, float noise)
    {
        var measured = new SpeechNoise();
        for (var part = 0; part < 20; part++)
            measured.Hear([.. Enumerable.Range(0, 3200).Select(at => (at % 2 == 0 ? 1 : -1) * (part % 2 == 0 ? speech : noise))]);
        return measured.Measure()!;
    }

    [Fact]
    public void Speech_is_told_from_the_noise_between_the_words()
    {
        var level = Of(0.1f, 0.001f);
        Assert.Equal((-20.0, -60.0, 40.0, null), (level.Loudness, level.Noise, level.SignalToNoise, level.Hint));
    }

    [Theory]
    [InlineData(0, 0, "Silent")]
    [InlineData(0.001f, 0, "TooQuiet")]
    [InlineData(1, 0.001f, "Clipping")]
    [InlineData(0.1f, 0.04f, "Noisy")]
    public void What_is_wrong_is_told_with_what_to_do(float speech, float noise, string hint)
    {
        var level = Of(speech, noise);
        Assert.Equal(hint, level.Hint.ToString());
        Assert.NotNull(level.Sentence);
    }

    [Fact]
    public void Before_any_sound_there_is_nothing_to_measure() => Assert.Null(new SpeechNoise().Measure());
}
