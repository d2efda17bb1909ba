using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class SpokenEdgesTests
{
    private const long From = 100_000;

    /// <summary>A hum of these loudnesses, tenth of a second by tenth of a second.</summary>
    private static float[] Sound(params float[] tenths) =>
        [
            .. tenths.SelectMany(
                (loud, tenth) =>
                    Enumerable
                        .Range(0, AudioTime.SampleRate / 10)
                        .Select(n => loud * MathF.Sin((tenth * AudioTime.SampleRate / 10 + n) * 0.2f))
            ),
        ];

    private static long At(double seconds) => From + AudioTime.SamplesIn(seconds);

    private static (double Start, double End)[] Sharpened(float[] sound, (double Start, double End)[] words, params int[] afterMarks)
    {
        (long Start, long End)[] edges = [.. words.Select(w => (At(w.Start), At(w.End)))];
        SpokenEdges.Sharpen(sound, From, edges, [.. words.Select((_, i) => afterMarks.Contains(i))]);
        return
        [
            .. edges.Select(e =>
                (
                    Math.Round((e.Start - From) / (double)AudioTime.SampleRate, 2),
                    Math.Round((e.End - From) / (double)AudioTime.SampleRate, 2)
                )
            ),
        ];
    }

    [Theory]
    [InlineData(0.65)]
    [InlineData(1.2)]
    public void A_word_after_a_pause_begins_where_its_sound_does_and_the_one_before_ends_where_the_pause_begins(double looked)
    {
        var sound = Sound(0, 0, 0.2f, 0.2f, 0.2f, 0, 0, 0, 0, 0.2f, 0.2f, 0.2f, 0.2f);
        Assert.Equal([(0.2, 0.5), (0.9, 1.3)], Sharpened(sound, [(0.1, looked), (looked, 1.3)], 0));
    }

    [Fact]
    public void Word_times_in_running_speech_stay_as_the_model_has_them()
    {
        var sound = Sound(0.2f, 0.2f, 0.2f, 0.05f, 0.05f, 0.2f, 0.2f, 0.2f);
        Assert.Equal([(0.1, 0.42), (0.42, 0.8)], Sharpened(sound, [(0.1, 0.42), (0.42, 0.8)]));
    }

    [Fact]
    public void The_closure_of_a_consonant_is_no_pause()
    {
        var sound = Sound(0.2f, 0.2f, 0.2f, 0, 0.2f, 0.2f, 0.2f);
        Assert.Equal([(0.1, 0.55), (0.55, 0.7)], Sharpened(sound, [(0.1, 0.55), (0.55, 0.7)], 1));
    }

    [Fact]
    public void A_breath_before_a_word_and_a_click_are_not_its_beginning()
    {
        var sound = Sound(0.2f, 0.2f, 0, 0, 0, 0.01f, 0.01f, 0, 0, 0.2f, 0.2f, 0.2f);
        sound[AudioTime.SampleRate * 35 / 100 + 10] = 0.9f;
        Assert.Equal([(0, 0.36), (0.9, 1.2)], Sharpened(sound, [(0, 0.5), (0.5, 1.2)], 1));
    }

    [Fact]
    public void A_pause_belongs_before_the_word_that_follows_a_mark()
    {
        var sound = Sound(0.2f, 0.2f, 0.2f, 0.2f, 0, 0, 0, 0.2f, 0.2f, 0.2f, 0.2f);
        Assert.Equal([(0, 0.4), (0.7, 0.8), (0.8, 1.1)], Sharpened(sound, [(0, 0.45), (0.45, 0.8), (0.8, 1.1)], 1));
        Assert.Equal([(0, 0.45), (0.45, 0.45), (0.7, 1.1)], Sharpened(sound, [(0, 0.45), (0.45, 0.8), (0.8, 1.1)]));
    }

    [Fact]
    public void Silence_and_sound_shorter_than_a_slice_move_nothing()
    {
        Assert.Equal([(0.1, 0.2)], Sharpened(new float[16000], [(0.1, 0.2)], 0));
        Assert.Equal([(0.1, 0.2)], Sharpened(new float[100], [(0.1, 0.2)], 0));
    }
}
