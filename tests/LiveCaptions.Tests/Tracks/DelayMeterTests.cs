using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Tracks;

public class DelayMeterTests
{
    private readonly DelayMeter meter = new();

    private void Note(TranscriptChange change, double now) => meter.Note(change, AudioTime.FromSeconds(now));

    [Fact]
    public void Words_are_as_late_as_the_sound_behind_them()
    {
        Note(Changes.Heard("", "good", end: 1.2), now: 1.5);

        Assert.Equal(0.3, meter.Shown, 0.001);
        Assert.Equal(0, meter.Settled);
    }

    [Fact]
    public void Settling_is_measured_from_the_words_end_by_the_median_of_the_last_fifty()
    {
        for (var i = 0; i < 100; i++)
            Note(Changes.Heard("old", end: i), now: i + 9);
        for (var i = 0; i < 50; i++)
            Note(Changes.Heard("new", end: i), now: i + (i % 10 == 0 ? 5 : 1));

        Assert.Equal(1, meter.Settled, 0.001);
    }

    [Fact]
    public void Silence_leaves_the_figures_as_they_were()
    {
        Note(Changes.Heard("word", end: 1), now: 1.5);
        Note(new() { Decoded = true, Until = AudioTime.FromSeconds(1) }, now: 9);
        Note(Changes.Heard("", "word", end: 1) with { Decoded = false }, now: 9);

        Assert.Equal((0.5, 0.5), (meter.Shown, meter.Settled));
    }

    [Fact]
    public void Nothing_is_earlier_than_its_sound()
    {
        Note(Changes.Heard("word", end: 2), now: 1.9);

        Assert.Equal((0, 0), (meter.Shown, meter.Settled));
    }

    [Fact]
    public void Speech_without_words_is_told()
    {
        Note(new() { Unheard = 32000 }, now: 5);

        Assert.Equal(2, meter.Unheard);
    }
}
