using LiveCaptions.Tracks;

namespace LiveCaptions.Tests.Tracks;

public class NoiseGateTests
{
    private static float[] Tone(int samples, double decibels) =>
        [.. Enumerable.Range(0, samples).Select(i => (float)(Math.Pow(10, decibels / 20) * Math.Sqrt(2) * Math.Sin(i * 0.3)))];

    [Fact]
    public void Soft_sound_is_silence_and_loud_sound_is_left_as_it_is()
    {
        var gate = new NoiseGate(-40);
        var (soft, loud) = (Tone(1600, -50), Tone(1600, -30));
        var before = loud.ToArray();

        gate.Apply(soft);
        gate.Apply(loud);

        Assert.All(soft, sample => Assert.Equal(0, sample));
        Assert.Equal(before, loud);
    }

    [Fact]
    public void It_stays_open_for_half_a_second_so_that_soft_endings_of_words_stay()
    {
        var gate = new NoiseGate(-40);
        gate.Apply(Tone(1600, -30));
        var soft = Tone(16000, -50);
        gate.Apply(soft);

        Assert.InRange(Array.FindLastIndex(soft, sample => sample != 0), 7800, 8000);
    }

    [Fact]
    public void Without_a_threshold_nothing_is_ever_silenced()
    {
        var softest = Tone(1600, -99);
        var before = softest.ToArray();

        new NoiseGate(-100).Apply(softest);

        Assert.Equal(before, softest);
    }
}
