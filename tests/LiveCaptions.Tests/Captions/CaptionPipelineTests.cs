using LiveCaptions.Captions.Layouts;
using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Tests.Captions;

public class CaptionPipelineTests : WatchedTrack
{
    [Fact]
    public void A_corrected_word_changes_on_screen_for_readers_and_in_what_is_kept()
    {
        Say(1, "we hold theese truths to", "be");
        var have = captions.Transcript.Since(0).Part.Version;
        Assert.True(Pipeline.Correct(NumberOf("theese"), "these"));

        Assert.Equal(["we hold these|", "truths to| be"], screen.Screen);
        Assert.Equal("we hold these truths to", Assert.Single(captions.Transcript.Since(have).Part.Paragraphs).Text);
        Assert.Equal(["we", "hold", "these", "truths", "to"], Pipeline.Subtitles().Words.Select(w => w.Text));
        Assert.Equal(("these", "theese"), (View(3).Words[0].Text, View(3).Words[0].Heard));
    }

    [Fact]
    public void The_recogniser_goes_on_behind_a_correction_and_a_late_viewer_sees_it_too()
    {
        Say(1, "we hold theese", "truths");
        Pipeline.Correct(NumberOf("theese"), "these");
        Say(2, "truths to be", "self");
        var late = new CollectingViewer(lines: 4);
        captions.Join(late, 40, 5);

        Assert.Equal(["we hold these truths|", "to be| self"], screen.Screen);
        Assert.Equal(["we hold these truths to be| self"], late.Screen);
    }

    [Fact]
    public void A_correction_moves_no_line_but_its_own_as_long_as_it_fits()
    {
        Say(1, "we holding these truths to be self-evident");
        var before = screen.Frames[^1].Lines;
        Pipeline.Correct(NumberOf("holding"), "hold");

        Assert.Equal(["we holding these|", "truths to be|", "self-evident|"], before.Read());
        Assert.Equal(["we hold these|", "truths to be|", "self-evident|"], screen.Screen);
        Assert.Equal(before.Select(line => line.Id), screen.Frames[^1].Lines.Select(line => line.Id));
    }

    [Fact]
    public void A_correction_that_is_too_long_pushes_words_into_the_next_line_and_loses_none()
    {
        Say(1, "we hold these truths to be self-evident");
        Pipeline.Correct(NumberOf("hold"), "hold extraordinarily");

        Assert.Equal(["we|", "hold extraordinarily|", "these truths to be|", "self-evident|"], screen.Screen);
    }

    [Fact]
    public void A_word_is_taken_back_with_an_empty_text()
    {
        Say(1, "we hold hold these");
        Pipeline.Correct(View(3).Words[0].Number, "");

        Assert.Equal(["we hold these|"], screen.Screen);
        Assert.Equal("we hold these", Transcript);
        Assert.Equal(["we", "hold", "these"], Pipeline.Subtitles().Words.Select(w => w.Text));
    }

    [Theory]
    [InlineData("block")]
    [InlineData("live")]
    public void Other_modes_are_corrected_too(string mode)
    {
        var reader = new CollectingViewer(lines: 2);
        captions.Join(reader, 20, 5, CaptionMode.Named(mode)!);
        Say(1, "We hold theese truths.");
        Assert.Contains("theese", string.Concat(reader.Screen), StringComparison.Ordinal);
        Pipeline.Correct(NumberOf("theese"), "these");

        Assert.Equal("We hold these truths.", string.Join(' ', reader.Frames[^1].Lines.Select(line => line.Settled)));
    }

    [Fact]
    public void A_word_that_does_not_exist_cannot_be_corrected()
    {
        Say(1, "one");
        Assert.False(Pipeline.Correct(0, "x"));
        Assert.False(Pipeline.Correct(2, "x"));
        Assert.Equal("one", Transcript);
    }

    [Fact]
    public void A_correction_brings_nothing_back_to_a_screen_that_was_cleared()
    {
        Say(1, "theese", "truths");
        Pipeline.Clear();
        Pipeline.Correct(NumberOf("theese"), "these");

        Assert.Empty(screen.Screen);
        Assert.Equal("these", Transcript);
    }

    [Fact]
    public void A_typed_line_stands_by_itself_and_speech_goes_on_behind_it()
    {
        Say(1, "we hold", "these");
        Pipeline.Type("Fire exit: left");
        Say(2, "these truths");

        Assert.Equal(["we hold|", "Fire exit: left|", "these truths|"], screen.Screen);
        Assert.Equal("we hold|Fire exit: left|these truths", Transcript);
        Assert.True(View(9).Words.Single(w => w.Text == "Fire").Typed);
    }

    [Fact]
    public void A_typed_line_after_silence_comes_alone_and_leaves_after_its_time()
    {
        Say(1, "long ago", speaking: false);
        clock.Advance(TimeSpan.FromSeconds(60));
        Pipeline.Type("Back at three");

        Assert.Equal(["Back at three|"], screen.Screen);
        Assert.False(screen.Frames[^1].Speaking);
    }

    [Fact]
    public void A_cleared_screen_is_clear_for_latecomers_too_and_the_transcript_stays()
    {
        Say(1, "we hold these", "truths");
        Pipeline.Clear();
        var late = new CollectingViewer();
        captions.Join(late, 20, 5);
        Assert.Empty(screen.Screen);
        Assert.Empty(late.Screen);
        Say(2, "truths to be");

        Assert.Equal(["truths to be|"], screen.Screen);
        Assert.Equal(["truths to be|"], late.Screen);
        Assert.Equal("we hold these truths to be", Transcript);
    }

    [Fact]
    public void An_output_that_is_off_never_gets_what_was_said_meanwhile()
    {
        Pipeline.Switch(TextOutput.Overlay, on: false);
        Say(1, "one");
        Pipeline.Switch(TextOutput.Overlay, on: true);
        Pipeline.Switch(TextOutput.Readers, on: false);
        Say(2, "two");

        Assert.Equal(["two|"], screen.Screen);
        Assert.Equal("one", Transcript);
    }

    [Fact]
    public void Each_output_has_its_own_rules_for_words_and_for_corrections()
    {
        rules.Change(new([], ["darn"]), new Dictionary<TextOutput, Treatment> { [TextOutput.Overlay] = new(Blocked.Mask) });
        Say(1, "this darn thing", "darn");
        Assert.Equal(["this d*** thing| d***"], screen.Screen);
        Assert.Equal("this darn thing", Transcript);
        Pipeline.Correct(NumberOf("thing"), "darn");

        Assert.Equal(["this d*** d***| d***"], screen.Screen);
    }

    [Fact]
    public void Corrections_at_random_leave_screen_transcript_and_log_alike()
    {
        var chance = new Random(11);
        for (var round = 0; round < 400; round++)
        {
            Say(
                round * 0.5,
                string.Join(
                    ' ',
                    Enumerable.Range(0, chance.Next(3)).Select(_ => new string((char)('a' + chance.Next(26)), chance.Next(1, 12)))
                ),
                "x"
            );
            var words = View(12).Words;
            if (words.Count > 0 && chance.Next(3) == 0)
                Pipeline.Correct(
                    words[chance.Next(words.Count)].Number,
                    chance.Next(5) switch
                    {
                        0 => "",
                        1 => "two words",
                        _ => new string('z', chance.Next(1, 18)),
                    }
                );
            var said = string.Join(' ', Pipeline.Subtitles().Words.Select(w => w.Text));
            var seen = string.Join(' ', screen.Frames[^1].Lines.Select(l => l.Settled).Where(l => l.Length > 0));
            Assert.EndsWith(seen, said, StringComparison.Ordinal);
            Assert.Equal(screen.Frames[^1].Lines.Select(l => l.Id).Distinct().Count(), screen.Frames[^1].Lines.Count);
        }
        Assert.Equal(
            string.Join(' ', Pipeline.Subtitles().Words.Select(w => w.Text)),
            string.Join(' ', Transcript.Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries))
        );
    }
}
