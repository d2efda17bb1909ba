using LiveCaptions.Recognition;
using LiveCaptions.Tests.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

public class WordlessSoundTests
{
    private readonly WordlessSound sound = new();
    private readonly Random random = new(7);

    /// <summary>Noise of this level, handed over as a source does, without a word.</summary>
    private void Play(double seconds, double decibels, TranscriptChange? change = null)
    {
        var amplitude = Math.Pow(10, decibels / 20) * Math.Sqrt(3);
        for (var block = 0; block < seconds * 10; block++)
        {
            var samples = new float[AudioTime.SampleRate / 10];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = decibels <= -120 ? 0 : (float)(amplitude * (2 * random.NextDouble() - 1));
            sound.Add(samples);
            sound.Note(change ?? new());
        }
    }

    private void Word(double seconds = 0.5) => sound.Note(new() { Settled = Spoken.Evenly("word", 0, seconds), Speaking = true });

    /// <summary>Speech: louder and quieter by turns, with a pause of a second after four.</summary>
    private void Talk(double seconds, TranscriptChange? change = null)
    {
        for (var part = 0; part < seconds / 5; part++)
        {
            Play(4, -25, change);
            Play(1, -60, change);
        }
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(-30)]
    [InlineData(-44)]
    public void Sound_as_loud_as_speech_is_reported_after_twenty_seconds_without_a_word(double decibels)
    {
        Play(19, decibels);
        Assert.Equal(Wordless.No, sound.State);

        Play(1.5, decibels);

        Assert.Equal(Wordless.Loud, sound.State);
        Assert.Equal(20.5, sound.SinceWord.TotalSeconds, 0.6);
    }

    [Fact]
    public void Speech_with_its_pauses_counts_as_loud()
    {
        Talk(25);

        Assert.Equal(Wordless.Loud, sound.State);
    }

    [Fact]
    public void A_quiet_room_is_no_fault()
    {
        Play(120, -55);

        Assert.Equal(Wordless.No, sound.State);
    }

    [Fact]
    public void A_single_bang_a_cough_or_a_jingle_is_no_fault()
    {
        for (var n = 0; n < 6; n++)
        {
            Play(4, -15);
            Play(15, -60);
        }

        Assert.Equal(Wordless.No, sound.State);
    }

    [Fact]
    public void A_word_ends_it_and_the_next_one_takes_as_long_again()
    {
        Play(25, -20);
        Word();
        Assert.Equal(Wordless.No, sound.State);

        Play(19, -20);
        Assert.Equal(Wordless.No, sound.State);
        Play(2, -20);
        Assert.Equal(Wordless.Loud, sound.State);
    }

    [Fact]
    public void Tentative_words_are_words()
    {
        Play(25, -20);
        sound.Note(new() { Tentative = [new TentativeWord("perhaps", false)] });

        Assert.Equal(Wordless.No, sound.State);
    }

    [Fact]
    public void Quiet_ends_it_without_flickering_at_the_limit()
    {
        Play(25, -20);
        Play(8, -60);
        Assert.Equal(Wordless.Loud, sound.State);

        Play(10, -60);

        Assert.Equal(Wordless.No, sound.State);
    }

    [Fact]
    public void Voices_without_words_are_reported_at_once_however_quiet_they_are()
    {
        Play(7, -52, new() { Speaking = true, Unheard = AudioTime.SamplesIn(7) });

        Assert.Equal(Wordless.Speech, sound.State);
    }

    [Fact]
    public void A_pause_to_think_is_no_fault()
    {
        Play(5, -25, new() { Speaking = true, Unheard = AudioTime.SamplesIn(5) });

        Assert.Equal(Wordless.No, sound.State);
    }

    [Fact]
    public void Singing_is_reported_by_itself()
    {
        Play(60, -15, new() { Speaking = true, Sung = true });

        Assert.Equal(Wordless.No, sound.State);
        Assert.False(sound.HasWords);
    }

    [Fact]
    public void A_fan_that_was_there_while_words_came_is_not_taken_for_speech()
    {
        for (var n = 0; n < 20; n++)
        {
            Word();
            Play(3, -38);
        }

        Play(120, -38);
        Assert.Equal(Wordless.No, sound.State);

        Talk(40);
        Assert.Equal(Wordless.Loud, sound.State);
    }

    [Fact]
    public void Neither_digital_silence_nor_a_quiet_room_could_be_words()
    {
        Play(21, -120);
        Assert.Equal(Wordless.No, sound.State);

        Play(21, -70);

        Assert.Equal(Wordless.No, sound.State);
        Assert.False(sound.HasWords);
    }

    [Fact]
    public void The_size_of_the_blocks_does_not_matter()
    {
        var samples = Enumerable.Range(0, AudioTime.SampleRate * 21).Select(i => i % 2 == 0 ? 0.1f : -0.1f).ToArray();
        foreach (var chunk in samples.Chunk(777))
            sound.Add(chunk);
        Assert.Equal(Wordless.Loud, sound.State);

        var whole = new WordlessSound();
        whole.Add(samples);
        Assert.Equal((Wordless.Loud, -20), (whole.State, Math.Round(whole.Loudest)));
    }
}
