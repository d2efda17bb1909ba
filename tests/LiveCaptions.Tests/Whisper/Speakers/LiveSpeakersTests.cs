namespace LiveCaptions.Tests.Whisper.Speakers;

public sealed class LiveSpeakersTests
{
    private readonly LiveTalk talk = new();

    [Fact]
    public void Twenty_minutes_of_one_voice_are_one_speaker()
    {
        for (var i = 0; i < 150; i++)
            talk.Says(1, 1 + i % 13);

        Assert.Equal("1", talk.Turns);
    }

    [Fact]
    public void Speakers_are_numbered_as_they_first_speak_and_known_again_when_they_come_back()
    {
        for (var i = 0; i < 3; i++)
            talk.Says(7, 6).Says(4, 5).Says(9, 6);

        Assert.Equal("1 2 3 1 2 3 1 2 3", talk.Turns);
    }

    [Fact]
    public void A_known_voice_is_told_with_the_first_words_that_settle_after_a_pause()
    {
        talk.Says(1, 10).Says(2, 10);
        var known = talk.Told.Count;
        for (var i = 0; i < 10; i++)
            talk.Says(1, 5).Says(2, 5);

        Assert.InRange(talk.Told.Skip(known).Count(word => word.Text != $"{word.Speaker}"), 0, 3);
    }

    [Fact]
    public void A_change_without_a_pause_is_told_within_a_few_words()
    {
        talk.Says(1, 10).Says(2, 10);
        var known = talk.Told.Count;
        for (var i = 0; i < 10; i++)
            talk.Says(1, 5, pause: 0).Says(2, 5);

        Assert.InRange(talk.Told.Skip(known).Count(word => word.Text != $"{word.Speaker}"), 1, 60);
        Assert.EndsWith("1 2 1 2 1 2", talk.Turns, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_yes_keeps_the_voice_before_it()
    {
        talk.Says(1, 10).Says(2, 10).Says(1, 10);
        var known = talk.Told.Count;
        talk.Says(3, 0.3).Says(1, 6);

        Assert.All(talk.Told.Skip(known), word => Assert.Equal(1, word.Speaker));
    }

    [Fact]
    public void There_are_never_more_speakers_than_allowed()
    {
        var two = new LiveTalk(most: 2);
        for (var i = 0; i < 3; i++)
            two.Says(1, 8).Says(2, 8).Says(3, 8);

        Assert.InRange(two.Told.TakeLast(72).Select(word => word.Speaker).Distinct().Count(), 1, 2);
    }

    [Fact]
    public void Words_and_their_times_stay_as_they_are()
    {
        talk.Says(1, 7).Says(2, 7, pause: 0).Says(1, 3).Loses(5).Says(3, 7);

        Assert.Equal(talk.Words, talk.Told.Select(word => word with { Speaker = 0 }));
        Assert.All(talk.Told, word => Assert.InRange(word.Speaker, 1, 3));
    }

    [Fact]
    public void Sound_that_was_lost_tells_no_voice_and_those_before_it_stay_known()
    {
        talk.Says(1, 8).Says(2, 8).Loses(3600).Says(1, 8).Says(2, 8);

        Assert.Equal("1 2 1 2", talk.Turns);
    }

    [Fact]
    public void Two_and_a_half_windows_are_printed_for_a_second_of_speech_and_none_in_silence()
    {
        talk.Says(1, 60, pause: 600);

        Assert.InRange(talk.Printed, 140, 152);
    }

    [Fact]
    public void Nobody_can_be_told_apart_with_fewer_than_one_speaker() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LiveTalk(most: 0));
}
