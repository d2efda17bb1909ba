using LiveCaptions.Tests.Whisper.Streaming;
using LiveCaptions.Whisper.Recordings;

namespace LiveCaptions.Tests.Whisper.Recordings;

public sealed class BeamSearchTests
{
    private static readonly int One = SpokenTokens.Of("one")[0],
        Two = SpokenTokens.Of("two")[0],
        Three = SpokenTokens.Of("three")[0],
        End = SpokenTokens.EndOfText;

    /// <summary>"one" is likelier than "two" at first, but nothing likely follows it.</summary>
    private static Dictionary<int, double> Tempting(int[] text) =>
        text switch
        {
            [] => new() { [One] = 0.6, [Two] = 0.4 },
            [var first] when first == One => new()
            {
                [Three] = 0.4,
                [Two] = 0.35,
                [End] = 0.25,
            },
            [var first] when first == Two => new() { [Three] = 1 },
            _ => new() { [End] = 1 },
        };

    [Fact]
    public void A_text_that_begins_less_likely_wins_if_it_is_likelier_as_a_whole()
    {
        Assert.Equal([Two, Three], Search(Tempting, beams: 2).Tokens);
        Assert.Equal([One, Three], Search(Tempting, beams: 1).Tokens);
    }

    [Fact]
    public void The_probabilities_are_those_of_the_text_that_won()
    {
        var text = Search(Tempting, beams: 3);

        Assert.Equal([0.4f, 1f], text.Probabilities.Select(p => MathF.Round(p, 3)));
        Assert.Equal(1, text.End, 3);
        Assert.Equal(Math.Log(0.4) / 3, text.MeanLogProbability, 3);
    }

    [Fact]
    public void A_decoder_of_one_text_is_read_one_by_one()
    {
        var decoder = new BranchingDecoder(Tempting) { MaxTexts = 1 };
        Assert.Equal([One, Three], Search(decoder, beams: 5).Tokens);
        Assert.Equal(1, decoder.Widest);
    }

    [Fact]
    public void A_text_that_runs_into_a_loop_is_given_up_for_another_one()
    {
        // "one" for ever is the likeliest by far; "two" ends.
        Dictionary<int, double> Looping(int[] text) =>
            text is [.., var last] && last == Two ? new() { [End] = 1 }
            : text.Length > 15
                ? new()
                {
                    [One] = 0.97,
                    [Two] = 0.02,
                    [End] = 0.01,
                }
            : new() { [One] = 0.99, [Two] = 0.01 };

        var text = Search(Looping, beams: 2, limit: 200);

        Assert.True(text.End > 0);
        Assert.InRange(text.Count, 1, 16);
    }

    [Fact]
    public void Where_all_texts_run_into_loops_what_was_said_before_is_left_and_has_no_end()
    {
        var text = Search(_ => new Dictionary<int, double> { [One] = 1 }, beams: 3, limit: 200);

        Assert.Equal(0, text.End);
        Assert.InRange(text.Count, 10, 13);
    }

    [Fact]
    public void A_text_is_cut_at_the_limit_and_has_no_end()
    {
        var many = SpokenTokens.Of("one two three four five six seven eight nine ten");
        Dictionary<int, double> Counting(int[] text) => new() { [many[text.Length]] = 1 };

        var text = Search(Counting, beams: 2, limit: 4);

        Assert.Equal(many[..4], text.Tokens);
        Assert.Equal(0, text.End);
    }

    [Fact]
    public void Remarks_and_an_empty_text_are_never_written()
    {
        var note = SpokenTokens.Of("♪")[0];

        var text = Search(
            t =>
                t.Length == 0
                    ? new()
                    {
                        [note] = 0.7,
                        [End] = 0.25,
                        [One] = 0.05,
                    }
                    : new() { [End] = 1 },
            beams: 3
        );

        Assert.Equal([One], text.Tokens);
    }

    [Fact]
    public void A_search_can_be_broken_off()
    {
        var decoder = new BranchingDecoder(Tempting);
        decoder.Read([0, 1], 0, rows: 1);
        var search = new BeamSearch(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, beams: 2);

        Assert.Throws<OperationCanceledException>(() => search.Search(1, limit: 10, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_text_may_be_empty_only_with_a_model_that_cannot_say_that_nobody_speaks()
    {
        static Dictionary<int, double> Nobody(int[] text) => text is [] ? new() { [End] = 0.9, [One] = 0.1 } : new() { [End] = 1 };
        var decoder = new BranchingDecoder(Nobody);
        decoder.Read([SpokenTokens.Layout.Start, SpokenTokens.Layout.NoTimestamps], 0, rows: 1);
        var mute = SpokenTokens.Layout with { NoSpeech = -1 };

        Assert.Empty(new BeamSearch(decoder, mute, SpokenTokens.Vocabulary, beams: 1).Search(1, 10, Test.Stop).Tokens);
        Assert.Equal([One], Search(Nobody, beams: 1).Tokens);
    }

    private static BeamText Search(Func<int[], Dictionary<int, double>> likely, int beams, int limit = 50) =>
        Search(new BranchingDecoder(likely), beams, limit);

    private static BeamText Search(BranchingDecoder decoder, int beams, int limit = 50)
    {
        decoder.Read([SpokenTokens.Layout.Start, SpokenTokens.Layout.NoTimestamps], 0, rows: 1);
        return new BeamSearch(decoder, SpokenTokens.Layout, SpokenTokens.Vocabulary, beams).Search(1, limit, Test.Stop);
    }
}
