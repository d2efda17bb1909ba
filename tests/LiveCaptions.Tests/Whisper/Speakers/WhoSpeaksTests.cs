using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Whisper.Speakers;

public sealed class WhoSpeaksTests
{
    [Fact]
    public void Twenty_minutes_of_one_voice_are_one_speaker()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 150; i++)
            talk.Says(1, 1 + i % 13);

        Assert.All(talk.Told(), speaker => Assert.Equal(1, speaker));
    }

    [Fact]
    public void Speakers_are_numbered_in_the_order_in_which_they_first_speak()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 10; i++)
            talk.Says(3, 4).Says(2, 5).Says(1, 3);

        Assert.Equal(talk.Words.Select(word => 4 - int.Parse(word.Text)), talk.Told());
    }

    [Fact]
    public void A_change_without_a_pause_is_found_to_a_word_or_two()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 20; i++)
            talk.Says(1, 4, pause: 0).Says(2, 4, pause: i % 2);

        Assert.InRange(talk.Words.Zip(talk.Told()).Count(word => word.First.Text != $"{word.Second}"), 0, 40);
    }

    [Fact]
    public void A_change_is_placed_where_a_sentence_ends()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 20; i++)
            talk.Says(1, 4, pause: 0.1, end: ".").Says(2, 4, pause: 0.1, end: "?");

        Assert.InRange(talk.Words.Zip(talk.Told()).Count(word => word.First.Text.Trim('.', '?') != $"{word.Second}"), 0, 15);
    }

    [Fact]
    public void A_word_too_short_for_its_voice_keeps_the_voice_before_it()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 5; i++)
            talk.Says(1, 6).Says(3, 0.3).Says(2, 6);

        Assert.Equal(
            talk.Words.Select((word, i) => word.Text == "3" ? talk.Words[i - 1].Text : word.Text),
            talk.Told().Select(speaker => $"{speaker}")
        );
    }

    [Fact]
    public void Who_says_little_is_a_speaker_if_clearly_another() =>
        Assert.Equal(3, new ScriptedVoices().Says(1, 20).Says(2, 20).Says(3, 2.5).Says(1, 20).Told().Distinct().Count());

    [Fact]
    public void There_are_never_more_speakers_than_allowed()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 5; i++)
            talk.Says(1, 6).Says(2, 6).Says(3, 6).Says(4, 6);

        Assert.Equal(4, talk.Told().Distinct().Count());
        Assert.Equal(3, talk.Told(most: 3).Distinct().Count());
        Assert.Equal(2, talk.Told(most: 2).Distinct().Count());
    }

    [Fact]
    public void A_joined_word_never_begins_a_turn()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 10; i++)
            talk.Says(1, 4).Says(2, 4);
        for (var i = 1; i < talk.Words.Count; i += 2)
            talk.Words[i] = talk.Words[i] with { Joined = true };

        var told = talk.Told().ToList();

        Assert.All(talk.Words.Index().Where(word => word.Item.Joined), word => Assert.Equal(told[word.Index - 1], told[word.Index]));
    }

    [Fact]
    public void Words_stay_as_they_are()
    {
        var talk = new ScriptedVoices().Says(1, 9).Says(2, 9);
        _ = talk.Told();

        Assert.Equal(talk.Words, WhoSpeaks.In(talk.Words, talk.Voiceprints).Select(word => word with { Speaker = 0 }));
    }

    [Fact]
    public void Without_voiceprints_there_is_one_speaker()
    {
        var talk = new ScriptedVoices().Says(1, 3).Says(2, 3);

        Assert.All(WhoSpeaks.In(talk.Words, []), word => Assert.Equal(1, word.Speaker));
        Assert.Empty(WhoSpeaks.In([], talk.Voiceprints));
    }

    [Fact]
    public void Of_a_recording_of_hours_only_some_windows_are_compared()
    {
        var talk = new ScriptedVoices();
        for (var i = 0; i < 200; i++)
            talk.Says(1, 20).Says(2, 20);

        Assert.Equal(talk.Words.Select(word => int.Parse(word.Text)), talk.Told());
        Assert.InRange(talk.Voiceprints.Count, 15000, 25000);
    }
}
