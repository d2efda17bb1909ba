using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Exports;

namespace LiveCaptions.Tests.Captions;

/// <summary>An operator names the voices of a track while they speak.</summary>
public sealed class NamedVoicesTests : WatchedTrack
{
    private IEnumerable<(string Label, int Number, bool Begins)> Speakers =>
        screen.Frames[^1].Lines.Select(line => (line.Speaker!.Label, line.Speaker.Number!.Value, line.Speaker.Begins));

    private string Vtt => Subtitles.Vtt(new CueBuilder(new()).Build(Pipeline.Subtitles().Words), Pipeline.Names);

    private void Say(int speaker, double at, string settled)
    {
        clock.SetUtcNow(Talk.Start.AddSeconds(at));
        Pipeline.Publish(Talk.Said(at, settled).By(speaker));
    }

    [Fact]
    public void A_name_is_in_every_way_out_at_once_and_from_then_on()
    {
        Say(1, 1, "how are you");
        Say(2, 2, "fine");
        Assert.Equal([("Speaker 1", 1, true), ("Speaker 2", 2, true)], Speakers);

        Assert.True(Pipeline.Name(2, "Anna"));

        Assert.Equal([("Speaker 1", 1, true), ("Anna", 2, true)], Speakers);
        Assert.Equal("how are you|Anna: fine", Transcript);
        Assert.Contains("<v Anna>fine", Vtt, StringComparison.Ordinal);

        Say(1, 3, "good");
        Say(2, 4, "and you");
        Assert.Equal([("Speaker 1", 1, true), ("Anna", 2, true)], Speakers.TakeLast(2));
        Assert.Equal("how are you|Anna: fine|good|Anna: and you", Transcript);
    }

    [Fact]
    public void Two_numbers_of_one_name_are_one_speaker_without_a_change_between_them()
    {
        Say(1, 1, "how are");
        Say(2, 2, "you then");
        Pipeline.Name(1, "Anna");
        Pipeline.Name(2, "Anna");

        Assert.Equal([("Anna", 1, true), ("Anna", 1, false)], Speakers);
        Assert.Equal("Anna: how are|you then", Transcript);

        Say(1, 3, "I");
        Say(2, 3.4, "ask");
        // What stands on screen stays; words that settle later are those of one speaker.
        Assert.Equal(["how are|", "you then|", "I ask|"], screen.Screen);
        Assert.Equal([true, false, false], Speakers.Select(speaker => speaker.Begins));
        Assert.Equal("Anna: how are|you then I ask", Transcript);
        Assert.Equal("<v Anna>how are you then I ask", Vtt.Split('\n')[3]);
    }

    [Fact]
    public void Voices_that_were_merged_by_mistake_part_again()
    {
        Say(1, 1, "how are you");
        Say(2, 2, "fine");
        Pipeline.Name(1, "Anna");
        Pipeline.Name(2, "Anna");
        Pipeline.Name(2, "Ben");

        Assert.Equal([("Anna", 1, true), ("Ben", 2, true)], Speakers);
        Assert.Contains("<v Ben>fine", Vtt, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_programs_get_the_words_of_merged_voices_as_those_of_one()
    {
        var sink = new CollectingWords();
        Pipeline.Subscribe(sink, TextOutput.Exports);
        Say(1, 1, "how");
        Say(2, 2, "are");
        Pipeline.Name(2, "Speaker 1");
        Say(2, 3, "you");

        Assert.Equal([1, 2, 1], sink.Words.Select(word => word.Speaker));
    }

    [Fact]
    public void The_operator_sees_the_voices_with_what_they_said_last()
    {
        Assert.Null(View(10).Speakers);
        Say(2, 1, "one two three four five six seven eight nine");
        Say(1, 2, "ten");
        Pipeline.Name(2, "Anna");

        Assert.Equal([new(1, null, "ten"), new(2, "Anna", "two three four five six seven eight nine")], View(1).Speakers!);
    }

    [Fact]
    public void Nobody_is_named_who_was_not_heard()
    {
        Say(1, 1, "one");

        Assert.False(Pipeline.Name(2, "Anna"));
        Assert.False(Pipeline.Name(0, "Anna"));
        Assert.Empty(Pipeline.Names.All);
    }

    [Fact]
    public void Readers_do_not_get_ended_paragraphs_again_for_a_first_name_and_get_them_for_another_one()
    {
        Say(2, 1, "one");
        Say(1, 2, "two");
        Say(2, 3, "three");
        var had = captions.Transcript.Since(0).Part.Version;

        Pipeline.Name(2, "Ana");
        Assert.Equal(["Ana: three"], captions.Transcript.Since(had).Part.Paragraphs.Select(p => p.Text));
        Assert.Equal("Ana: one|two|Ana: three", Transcript);

        had = captions.Transcript.Since(0).Part.Version;
        Pipeline.Name(2, "Anna");
        Assert.Equal(["Anna: one", "Anna: three"], captions.Transcript.Since(had).Part.Paragraphs.Select(p => p.Text));
        Assert.Equal([(2, "Anna"), (2, "Anna")], captions.Transcript.Since(had).Part.Paragraphs.Select(p => (p.Speaker!.Value, p.Name)));
    }

    [Fact]
    public void Another_source_has_voices_of_its_own_and_what_was_said_keeps_its_names_for_readers()
    {
        Say(1, 1, "one");
        Pipeline.Name(1, "Anna");
        captions.BeginAnew();
        Say(1, 2, "two");

        Assert.Equal("Anna: one|two", Transcript);
        Assert.Equal([("Speaker 1", 1, true)], Speakers);
        Assert.Empty(Pipeline.Names.All);
    }

    [Fact]
    public void A_name_of_marks_ends_no_cue_and_opens_no_other()
    {
        Say(1, 1, "one");
        Pipeline.Name(1, "<b> --> & Co>");

        Assert.Contains("<v &lt;b&gt; --&gt; &amp; Co&gt;>one", Vtt, StringComparison.Ordinal);
    }

    private sealed class CollectingWords : IWordSink
    {
        public List<LiveCaptions.Whisper.SettledWord> Words { get; } = [];

        public void Write(CaptionUpdate update) => Words.AddRange(update.Settled);

        public void BeginAnew() { }
    }
}
