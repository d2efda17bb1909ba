using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Tests.Captions.Layouts;

public class LiveLayoutTests
{
    private readonly LiveLayout layout = new(chars: 20, hold: 5);

    private IEnumerable<string> Lay(CaptionUpdate update)
    {
        layout.Lay(update);
        return layout.Lines.Read();
    }

    [Fact]
    public void Words_are_shown_as_they_come_within_a_sentence()
    {
        Assert.Equal(["we hold| these"], Lay(Talk.Said(1, "we hold", "these")));
        Assert.Equal(["we hold these truths|", "|to be"], Lay(Talk.Said(2, "these truths", "to be")));
    }

    [Fact]
    public void A_new_sentence_begins_a_line_and_then_has_the_screen_for_itself()
    {
        Lay(Talk.Said(1, "We hold these."));

        Assert.Equal(["We hold these.|", "|All men"], Lay(Talk.Said(1.5, "", "All men")));
        Assert.Equal(["We hold these.|", "All| men are"], Lay(Talk.Said(2, "All", "men are")));
        Assert.Equal(["All men| are created"], Lay(Talk.Said(2.6, "men", "are created")));
    }

    [Fact]
    public void Words_that_may_still_change_do_not_clear_the_screen()
    {
        Lay(Talk.Said(1, "We hold", "these. All men"));

        Assert.Equal(["We hold| these.", "|All men are"], Lay(Talk.Said(9, "", "these. All men are")));
    }

    [Fact]
    public void An_abbreviation_within_a_sentence_does_not_end_it()
    {
        Lay(Talk.Said(1, "It took ca."));

        Assert.Equal(["It took ca. two| days"], Lay(Talk.Said(4, "two", "days")));
    }

    [Fact]
    public void Settled_lines_keep_their_number_and_their_text()
    {
        Dictionary<long, string> settled = [];
        foreach (
            var (
                word,
                i
            ) in "We hold these truths to be self-evident. All men are created equal. They are endowed with rights. Among these are life and liberty."
                .Split(' ')
                .Select((w, i) => (w, i))
        )
        {
            layout.Lay(Talk.Said(1 + i * 0.4, word, "and more"));
            foreach (var line in layout.Lines)
            {
                Assert.StartsWith(settled.GetValueOrDefault(line.Id, ""), line.Settled, StringComparison.Ordinal);
                settled[line.Id] = line.Settled;
            }
        }
        Assert.True(settled.Count >= 5);
    }
}
