using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

public sealed class SpeechPaceTests
{
    private const double Step = 0.2; // seconds from one decode to the next
    private readonly SpeechPace pace = new();
    private double speech,
        letters;

    private TimeStretch Stretch => pace.StretchOf(AudioTime.SampleRate);

    [Theory]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(19)]
    [InlineData(23)]
    public void The_model_hears_usual_speech_as_it_was_said(double lettersPerSecond)
    {
        Speak(20, lettersPerSecond);
        Assert.Equal(TimeStretch.None, Stretch);
    }

    [Theory]
    [InlineData(25, 1.5)]
    [InlineData(28, 2)]
    [InlineData(40, 2)]
    public void It_hears_fast_speech_slowly_after_three_seconds(double lettersPerSecond, double factor)
    {
        Speak(2.8, lettersPerSecond);
        Assert.Equal(TimeStretch.None, Stretch);
        Speak(0.8, lettersPerSecond);
        Assert.Equal(factor, Stretch.Factor, 1);
    }

    [Fact]
    public void It_goes_on_hearing_slowly_until_haste_is_over()
    {
        Speak(4, 28);
        Speak(5, 19.5);
        Assert.Equal(TimeStretch.Double, Stretch);
        Speak(5, 14);
        Assert.Equal(TimeStretch.None, Stretch);
    }

    [Fact]
    public void Words_that_are_taken_back_are_no_words()
    {
        Speak(4, 14);
        letters += 60;
        Speak(Step, 14);
        letters -= 60;
        Speak(4, 14);
        Assert.Equal(TimeStretch.None, Stretch);
    }

    [Fact]
    public void Voices_that_nobody_understands_are_heard_slowly_for_a_while_and_again_after_a_longer_one()
    {
        var slowly = new List<double>();
        for (var i = 0; i < 150; i++)
        {
            Murmur(Step);
            if (Stretch != TimeStretch.None)
                slowly.Add(speech);
        }
        Assert.InRange(slowly[0], 3, 3.5);
        Assert.InRange(slowly.Count * Step, 4, 7); // of 30 s
        Assert.Equal(3, 1 + slowly.Zip(slowly.Skip(1)).Count(pair => pair.Second - pair.First > 8));
    }

    [Fact]
    public void Somebody_understood_because_they_are_heard_slowly_is_heard_slowly_from_then_on()
    {
        Murmur(3.4);
        Speak(30, 28);
        Assert.Equal(TimeStretch.Double, Stretch);
        Murmur(1);
        Assert.Equal(TimeStretch.Double, Stretch);
    }

    [Fact]
    public void A_trial_is_over_once_the_pace_is_certain()
    {
        Murmur(3.4);
        Speak(4, 21); // neither fast nor slow: words must settle all the same
        Assert.False(pace.OnTrial);
        Assert.Equal(TimeStretch.Double, Stretch);
    }

    [Fact]
    public void What_is_written_on_trial_is_believed_if_it_was_said_fast()
    {
        Assert.False(pace.Doubts(letters: 1, samples: AudioTime.SampleRate));
        Murmur(3.4);
        Assert.True(pace.Doubts(letters: 17, samples: AudioTime.SampleRate));
        Assert.False(pace.Doubts(letters: 19, samples: AudioTime.SampleRate));

        Speak(2, 28);
        Assert.True(pace.OnTrial);
        Speak(2, 28);
        Assert.False(pace.OnTrial);
    }

    [Fact]
    public void Somebody_understood_who_speaks_slowly_is_heard_as_they_speak()
    {
        Murmur(3.4);
        Speak(4, 10);
        Assert.Equal(TimeStretch.None, Stretch);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void A_window_that_the_model_could_not_see_as_a_whole_is_not_stretched(double seconds, bool stretched)
    {
        Speak(4, 28);
        Assert.Equal(stretched, pace.StretchOf((int)AudioTime.SamplesIn(seconds)) != TimeStretch.None);
    }

    [Theory]
    [InlineData(1, 40, false)]
    [InlineData(5, 15, false)]
    [InlineData(5, 28, true)]
    public void So_many_letters_in_so_much_speech_are_fast_or_not(double seconds, double lettersPerSecond, bool fast) =>
        Assert.Equal(fast, SpeechPace.IsFast((long)(seconds * lettersPerSecond), AudioTime.SamplesIn(seconds)));

    private void Speak(double seconds, double lettersPerSecond)
    {
        for (var end = speech + seconds; speech < end - 1e-6; )
        {
            (speech, letters) = (speech + Step, letters + Step * lettersPerSecond);
            pace.Understood((long)letters, AudioTime.SamplesIn(speech));
        }
    }

    private void Murmur(double seconds)
    {
        for (var end = speech + seconds; speech < end - 1e-6; )
            pace.NotUnderstood(AudioTime.SamplesIn(speech += Step));
    }
}
