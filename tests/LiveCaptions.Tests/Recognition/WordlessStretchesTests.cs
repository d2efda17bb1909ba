using LiveCaptions.Recognition;
using LiveCaptions.Tests.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

public class WordlessStretchesTests
{
    private readonly WordlessStretches sound = new();

    private void Play(double seconds, float amplitude) =>
        sound.Add(Enumerable.Range(0, (int)(seconds * AudioTime.SampleRate)).Select(i => i % 2 == 0 ? amplitude : -amplitude).ToArray());

    private static SettledWord[] Words(params double[] starts) => [.. starts.SelectMany(at => Spoken.Evenly("word", at, 0.5))];

    [Fact]
    public void Loud_stretches_of_a_minute_before_between_and_after_words_are_found()
    {
        Play(300, 0.1f);

        var found = sound.Between(Words(70, 80, 200)).Select(s => (s.Start.Seconds, s.End.Seconds));

        Assert.Equal([(0, 70), (80.5, 200), (200.5, 300)], found);
    }

    [Fact]
    public void Pauses_and_quiet_stretches_are_not()
    {
        Play(50, 0.1f);
        Play(200, 0.001f);
        Play(50, 0.1f);

        Assert.Empty(sound.Between(Words(45, 250)));
        Assert.True(sound.IsLoud);
        Assert.False(sound.IsSilent);
    }

    [Fact]
    public void A_recording_of_zeros_is_silent()
    {
        Play(90, 0);

        Assert.Empty(sound.Between([]));
        Assert.Equal((true, false), (sound.IsSilent, sound.IsLoud));
    }
}
