using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Tests.Whisper.Voice;

public sealed class VoiceActivityTests
{
    private const int Chunk = IVoiceDetector.Chunk;
    private readonly VoiceActivity voice = new(speechAbove: 0.5f, silenceBelow: 0.35f, endSilence: 3 * Chunk);

    [Fact]
    public void An_utterance_begins_above_the_upper_threshold_only()
    {
        Assert.Equal(VoiceTurn.None, voice.Judge(0.45f));
        Assert.False(voice.Speaking);
        Assert.Equal(VoiceTurn.Began, voice.Judge(0.6f));
        Assert.Equal(Chunk, voice.UtteranceStart);
    }

    [Fact]
    public void An_utterance_continues_between_the_thresholds_and_ends_after_enough_silence()
    {
        voice.Judge(0.9f);
        for (var i = 0; i < 10; i++)
            Assert.Equal(VoiceTurn.None, voice.Judge(0.4f));
        Assert.Equal(VoiceTurn.None, voice.Judge(0.1f));
        Assert.Equal(VoiceTurn.None, voice.Judge(0.1f));
        Assert.Equal(VoiceTurn.Ended, voice.Judge(0.1f));
        Assert.Equal(11 * Chunk, voice.SpeechEnd);
    }

    [Fact]
    public void A_word_before_the_end_restarts_the_silence()
    {
        voice.Judge(0.9f);
        voice.Judge(0.1f);
        voice.Judge(0.1f);
        voice.Judge(0.9f);
        Assert.Equal(VoiceTurn.None, voice.Judge(0.1f));
        Assert.Equal(VoiceTurn.None, voice.Judge(0.1f));
        Assert.True(voice.Speaking);
    }

    [Fact]
    public void Unbroken_and_clear_speech_are_measured_separately()
    {
        foreach (var p in new[] { 0.9f, 0.9f, 0.4f, 0.1f, 0.9f })
            voice.Judge(p);
        Assert.Equal(3 * Chunk, voice.LongestVoiced);
        Assert.Equal(3 * Chunk, voice.UtteranceSpeech);
        Assert.Equal(3 * Chunk, voice.Speech);
    }
}
