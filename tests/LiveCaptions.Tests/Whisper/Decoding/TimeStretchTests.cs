using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Tests.Whisper.Decoding;

public sealed class TimeStretchTests
{
    private readonly ScriptedDecoder decoder = new();
    private readonly Transcriber transcriber;

    public TimeStretchTests() => transcriber = new(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, new StreamSettings());

    [Fact]
    public void Stretched_sound_fills_more_frames_of_fewer_samples()
    {
        Assert.Equal((160, 320, 1.0, 50), Of(TimeStretch.None));
        Assert.Equal((106, 212, 1.5, 76), Of(TimeStretch.Half));
        Assert.Equal((80, 160, 2.0, 100), Of(TimeStretch.Double));
        Assert.Equal(TimeStretch.None, default);

        static (int, int, double, int) Of(TimeStretch stretch) =>
            (stretch.Hop, stretch.FrameSamples, Math.Round(stretch.Factor, 1), stretch.FramesCovering(AudioTime.SampleRate));
    }

    [Fact]
    public void Sound_heard_slowly_is_another_window_and_its_words_lie_where_they_were_said()
    {
        decoder.Text = SpokenTokens.Of("one two three");
        _ = Transcribe(2.0);
        var starts = Transcribe(2.2, TimeStretch.Double).TokenStarts.ToArray();
        Assert.Equal((0, 0), (decoder.Encodes[^1].From, decoder.Encodes[^1].Same));
        for (var i = 0; i < 3; i++) // by attention every word takes ten frames, of 10 ms now
            Assert.InRange(new AudioTime(starts[i]).Seconds, i * 0.1 - 0.04, i * 0.1 + 0.04);

        _ = Transcribe(2.4, TimeStretch.Double);
        Assert.Equal((int)AudioTime.SamplesIn(2.2), decoder.Encodes[^1].Same);
    }

    [Fact]
    public void Sound_heard_slowly_has_room_for_more_tokens()
    {
        decoder.Text = new Random(1).GetItems(SpokenTokens.Of("one two three four five six seven eight"), 90);
        var usual = Transcribe(2.0).Hypothesis.Tokens.Length;
        Assert.InRange(Transcribe(2.0, TimeStretch.Double).Hypothesis.Tokens.Length, usual + 14, usual + 18);
    }

    [Fact]
    public void A_decoder_that_cannot_stretch_hears_sound_as_it_was_said()
    {
        var plain = new ScriptedDecoder { Stretches = false, Text = SpokenTokens.Of("one two") };
        var other = new Transcriber(plain, SpokenTokens.Layout, SpokenTokens.Vocabulary, new StreamSettings());
        _ = other.Transcribe(
            new()
            {
                Sound = new float[AudioTime.SampleRate],
                Start = 0,
                Stretch = TimeStretch.Double,
            }
        );
        Assert.Equal(TimeStretch.None, plain.Stretch);
    }

    private Decode Transcribe(double seconds, TimeStretch stretch = default) =>
        transcriber.Transcribe(
            new()
            {
                Sound = new float[AudioTime.SamplesIn(seconds)],
                Start = 0,
                Stretch = stretch,
            }
        );
}
