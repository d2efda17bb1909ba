using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Tests.Captions.Layouts;

public class BlockLayoutTests
{
    private readonly BlockLayout layout = new(chars: 20, lines: 2, hold: 1.5);

    private IEnumerable<string> Lay(CaptionUpdate update)
    {
        layout.Lay(update);
        return layout.Lines.Read();
    }

    [Fact]
    public void Nothing_is_shown_until_the_sentence_is_complete()
    {
        Assert.Empty(Lay(Talk.Said(1, "we hold these", "truths to be")));
        Assert.Equal(["we hold these|", "self-evident truths.|"], Lay(Talk.Said(2, "self-evident truths.", "that all")));
    }

    [Fact]
    public void A_long_sentence_is_shown_as_soon_as_the_box_is_full()
    {
        Assert.Empty(Lay(Talk.Said(1, "we hold these truths to be self-evident")));
        Assert.Equal(["we hold these truths|", "to be self-evident|"], Lay(Talk.Said(2, "that all men")));
    }

    [Fact]
    public void The_last_three_blocks_stay_in_the_frame_each_under_its_number()
    {
        Lay(Talk.Said(1, "we hold these truths"));
        foreach (var at in (int[])[2, 3, 4, 5])
            Lay(Talk.Said(at, "all men are equal."));

        Assert.Equal([10, 20, 30], layout.Lines.Select(line => line.Id));
        Assert.Equal(3, ((ICaptionLayout)layout).Screens);
    }

    [Fact]
    public void Two_blocks_that_are_complete_at_once_are_both_there()
    {
        Lay(Talk.Said(1, "we hold these truths to be self-evident"));

        Assert.Equal(["we hold these truths|", "to be self-evident|", "that all men|"], Lay(Talk.Said(2, "that all men", speaking: false)));
        Assert.Equal([0, 1, 10], layout.Lines.Select(line => line.Id));
    }

    [Fact]
    public void Sentences_of_a_word_share_a_block_with_the_next_one()
    {
        Assert.Empty(Lay(Talk.Said(1, "Yes.")));
        Assert.Equal(["Yes. We hold|", "these truths.|"], Lay(Talk.Said(2, "We hold these truths.")));
    }

    [Fact]
    public void A_block_that_was_begun_is_shown_when_the_speaker_stops()
    {
        Assert.Empty(Lay(Talk.Said(1, "we hold")));
        Assert.Equal(["we hold|"], Lay(Talk.Said(1.4, "", speaking: false)));
    }

    [Fact]
    public void Every_word_is_shown_once_and_blocks_are_numbered_on()
    {
        var chance = new Random(5);
        List<string> said = [];
        SortedDictionary<long, string> shown = [];
        for (var step = 0; step < 500; step++)
        {
            var words = string.Join(
                ' ',
                Enumerable
                    .Range(0, chance.Next(4))
                    .Select(_ => new string((char)('a' + chance.Next(26)), chance.Next(1, 9)) + (chance.Next(8) == 0 ? "." : ""))
            );
            said.AddRange(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            layout.Lay(Talk.Said(step * 1.2, words, speaking: chance.Next(9) > 0 && step < 499));
            foreach (var line in layout.Lines)
                shown[line.Id] = line.Settled;
            Assert.All(layout.Lines.GroupBy(line => line.Id / BlockLayout.IdsPerBlock), block => Assert.InRange(block.Count(), 1, 2));
        }

        Assert.Equal(said, string.Join(' ', shown.Values).Split(' '));
    }

    [Fact]
    public void A_late_reader_begins_with_the_last_complete_block()
    {
        layout.Begin([.. Talk.Words("all men are equal.", 2), .. Talk.Words("that all", 9)], Talk.Said(9.2, ""));

        Assert.Equal(["all men are equal.|"], layout.Lines.Read());
    }
}
