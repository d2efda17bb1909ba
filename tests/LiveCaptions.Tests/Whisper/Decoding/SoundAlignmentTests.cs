using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

/// <summary>Word times by the sound alone. A frame is 20 ms, five are a tenth of a second.</summary>
public sealed class SoundAlignmentTests
{
    private static readonly int Frame = TimeStretch.None.FrameSamples;
    private readonly SoundAlignment alignment = new();

    /// <summary>A hum of these loudnesses, tenth of a second by tenth of a second.</summary>
    private static float[] Sound(params float[] tenths) =>
        [.. tenths.SelectMany(loud => Enumerable.Range(0, AudioTime.SampleRate / 10).Select(n => loud * MathF.Sin(n * 0.2f)))];

    private int[] Align(float[] sound, int[] lengths, long start = 0, int settled = 0, int silent = 0)
    {
        alignment.Hear(sound, start);
        return [.. alignment.Align(lengths, settled, silent * Frame).Select(start => start / Frame)];
    }

    [Fact]
    public void Tokens_share_the_sound_by_their_length() => Assert.Equal([0, 5, 20, 25], Align(Sound(1, 1, 1, 1, 1), [2, 6, 2]));

    [Fact]
    public void Nothing_is_said_in_a_pause() => Assert.Equal([5, 30, 35], Align(Sound(0, 1, 0, 0, 0, 0, 1, 0), [3, 3]));

    [Fact]
    public void A_mark_takes_no_time() => Assert.Equal([0, 10, 10, 20], Align(Sound(1, 1, 1, 1), [4, 0, 4]));

    [Fact]
    public void What_is_quiet_beside_a_loud_voice_is_no_sound_but_a_quiet_voice_alone_is()
    {
        Assert.Equal([5, 10], Align(Sound(0.05f, 1), [4]));
        Assert.Equal([0, 10], Align(Sound(0.05f, 0.05f), [4]));
    }

    [Fact]
    public void What_was_settled_keeps_its_place()
    {
        var before = Align(Sound(1, 1), [4, 4]);
        var after = Align(Sound(1, 1, 1, 1, 1, 1), [4, 4, 1, 1], settled: 2);

        Assert.Equal(before, after[..3]);
        Assert.Equal([10, 20, 30], after[2..]);
    }

    [Fact]
    public void It_keeps_its_place_in_the_stream_when_the_window_is_cut_at_it()
    {
        Align(Sound(1, 1, 1, 1), [4, 4]);
        var after = Align(Sound(1, 1, 1, 1), [4, 4], start: 10 * Frame, settled: 1);

        Assert.Equal([0, 10, 20], after);
    }

    [Fact]
    public void New_tokens_begin_when_speech_began_again()
    {
        Align(Sound(1, 1), [4]);
        var after = Align(Sound(1, 1, 0.5f, 0.5f, 1, 1), [4, 4], settled: 1, silent: 20);

        Assert.Equal([0, 20, 30], after);
    }

    [Fact]
    public void Settled_tokens_that_were_never_heard_share_the_sound_with_the_others() =>
        Assert.Equal([0, 10, 20], Align(Sound(1, 1, 1, 1), [4, 4], settled: 1));

    [Fact]
    public void Silence_has_an_answer_too()
    {
        Assert.Equal([0, 0], Align(Sound(0, 0), [4]));
        Assert.Equal([0], Align([], []));
    }
}
