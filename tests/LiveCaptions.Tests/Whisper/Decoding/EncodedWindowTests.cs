using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class EncodedWindowTests
{
    private readonly ScriptedDecoder decoder = new();

    [Fact]
    public void Frames_with_enough_sound_to_their_right_are_computed_no_more()
    {
        var window = new EncodedWindow(decoder, framesToTheRight: 75);
        Assert.True(window.Encode(new float[100 * 320], start: 0, default));
        Assert.False(window.Encode(new float[110 * 320], start: 0, default));
        Assert.False(window.Encode(new float[120 * 320], start: 0, default));
        Assert.True(window.Encode(new float[90 * 320], start: 30 * 320, default));

        Assert.Equal([(0, 0, 32000), (25, 32000, 35200), (35, 35200, 38400), (0, 0, 28800)], decoder.Encodes);
    }

    [Fact]
    public void Frames_are_as_long_as_the_decoder_s()
    {
        var longer = new ScriptedDecoder { Frame = 384 };
        var window = new EncodedWindow(longer, framesToTheRight: 83);
        window.Encode(new float[100 * 384], start: 0, default);
        window.Encode(new float[110 * 384], start: 0, default);

        Assert.Equal((17, 100 * 384, 110 * 384), longer.Encodes[^1]);
    }

    [Fact]
    public void After_a_failure_everything_is_computed_anew()
    {
        var window = new EncodedWindow(decoder, framesToTheRight: 75);
        window.Encode(new float[100 * 320], start: 0, default);
        decoder.Fails = true;
        Assert.Throws<InvalidOperationException>(() => window.Encode(new float[110 * 320], start: 0, default));
        decoder.Fails = false;

        Assert.True(window.Encode(new float[120 * 320], start: 0, default));
        Assert.Equal((0, 0, 38400), decoder.Encodes[^1]);
    }
}
