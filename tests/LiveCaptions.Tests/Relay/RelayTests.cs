using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Relay;

namespace LiveCaptions.Tests.Relay;

/// <summary>Captions from the machine that makes them to those that show them, whatever fails in between.</summary>
public class RelayTests
{
    private readonly RelayedHall hall = new();

    private static IEnumerable<string> Said(int from, int to) => RelayedHall.Said(from, to);

    [Fact]
    public async Task A_node_shows_what_the_captioner_shows()
    {
        var captioner = hall.AddCaptioner("a");
        var node = hall.AddNode();

        await hall.PassAsync(10);

        Assert.Equal(Said(0, 17), node.Words);
        Assert.Equal(captioner.Captions.Transcript.Since(0).Part.Tentative, node.Captions!.Transcript.Since(0).Part.Tentative);
        Assert.Equal(
            captioner.Captions.Pipeline.Subtitles().Words.Select(w => w.Text),
            node.Captions.Pipeline.Subtitles().Words.Select(w => w.Text)
        );
        Assert.Equal("Main hall", node.Captions.Label);
        Assert.All(node.Frames, frame => Assert.True(frame.Epoch > 0));
    }

    [Fact]
    public async Task A_node_calls_voices_as_the_captioner_does_however_late_it_comes()
    {
        var captioner = hall.AddCaptioner("a");
        captioner.Speaks = number => 1 + number / 4 % 2;
        var early = hall.AddNode();
        await hall.PassAsync(10);

        captioner.Captions.Pipeline.Name(2, "Anna");
        await hall.PassAsync(2);
        var late = hall.AddNode();
        await hall.PassAsync(2);

        foreach (var node in new[] { early, late })
            Assert.Contains("Anna", node.Frames[^1].Lines.Select(line => line.Speaker?.Label));
        captioner.Captions.Pipeline.Name(2, "");
        await hall.PassAsync(2);
        Assert.Empty(early.Captions!.Pipeline.Names.All);
    }

    [Fact]
    public async Task A_node_that_comes_late_has_everything_that_was_said()
    {
        hall.AddCaptioner("a");
        await hall.PassAsync(60);
        var node = hall.AddNode();

        await hall.PassAsync(1);

        Assert.Equal(Said(0, 119), node.Words);
    }

    [Fact]
    public async Task Other_outputs_of_a_node_get_words_as_they_come_and_not_those_of_before()
    {
        hall.AddCaptioner("a");
        await hall.PassAsync(60);
        var node = hall.AddNode();
        var sink = new TimedWords(hall);
        node.Tracks.Changed += () => node.Captions!.Pipeline.Subscribe(sink, TextOutput.Subtitles);

        await hall.PassAsync(20);

        var spoken = sink.Words.Select(word => int.Parse(word.Text.AsSpan("word".Length), provider: null)).ToList();
        Assert.Equal(Enumerable.Range(spoken[0], spoken.Count), spoken);
        Assert.InRange(spoken[0], 80, 119);
        Assert.Equal(157, spoken[^1]);
        // Each has the moment at which it was said.
        Assert.All(sink.Words.Zip(spoken), pair => Assert.Equal(pair.Second / 2.0, pair.First.Said, 0.3));
    }

    [Fact]
    public async Task Frames_may_be_lost_and_words_never_are()
    {
        hall.AddCaptioner("a");
        var node = hall.AddNode();
        node.Loses = () => hall.Now is > 5 and < 50;

        await hall.PassAsync(60);

        Assert.Equal(Said(0, 117), node.Words);
        RelayedHall.Ordered(node);
    }

    [Fact]
    public async Task A_machine_that_stands_by_goes_on_within_four_seconds_and_says_no_word_twice()
    {
        var first = hall.AddCaptioner("a");
        var second = hall.AddCaptioner("b", settlesAfter: 1.7);
        second.Jitter = 0.15;
        var node = hall.AddNode();
        await hall.PassAsync(20);
        Assert.Equal((RelayState.Writing, RelayState.Standby), (first.Publisher.Report.State, second.Publisher.Report.State));

        hall.Kill(first);
        await hall.PassAsync(4);
        Assert.Equal(RelayState.Writing, second.Publisher.Report.State);
        await hall.PassAsync(16);

        Assert.Equal(Said(0, 75), node.Words);
        RelayedHall.Ordered(node);
    }

    [Fact]
    public async Task A_machine_that_was_started_later_goes_on_too()
    {
        var first = hall.AddCaptioner("a");
        var node = hall.AddNode();
        await hall.PassAsync(30.3);
        hall.AddCaptioner("b", settlesAfter: 0.6);
        await hall.PassAsync(20);

        hall.Kill(first);
        await hall.PassAsync(20);

        Assert.Equal(Said(0, 138), node.Words);
    }

    [Fact]
    public async Task A_planned_take_over_leaves_no_gap_and_the_other_way_round_neither()
    {
        var first = hall.AddCaptioner("a");
        var second = hall.AddCaptioner("b", settlesAfter: 1.3);
        var node = hall.AddNode();
        await hall.PassAsync(12);

        second.Publisher.TakeOver();
        await hall.PassAsync(12);
        Assert.Equal((RelayState.Standby, RelayState.Writing), (first.Publisher.Report.State, second.Publisher.Report.State));
        Assert.Equal("b", first.Publisher.Report.Holder);
        first.Publisher.TakeOver();
        await hall.PassAsync(12);

        Assert.Equal(RelayState.Writing, first.Publisher.Report.State);
        Assert.Equal(Said(0, 69), node.Words);
        RelayedHall.Ordered(node);
    }

    [Fact]
    public async Task A_word_that_both_hear_differently_is_said_once()
    {
        var first = hall.AddCaptioner("a");
        var second = hall.AddCaptioner("b");
        second.Hears = word => word % 5 == 0 ? $"other{word}" : RelayedHall.WordAt(word);
        var node = hall.AddNode();
        await hall.PassAsync(20);

        hall.Kill(first);
        await hall.PassAsync(20);

        var heard = node.Words.Select(word => int.Parse(word.AsSpan(word.IndexOfAny([.. "0123456789"])), provider: null));
        Assert.Equal(Enumerable.Range(0, 78), heard);
    }

    [Fact]
    public async Task A_correction_after_a_take_over_meets_the_word_that_it_means()
    {
        var first = hall.AddCaptioner("a");
        var second = hall.AddCaptioner("b");
        var node = hall.AddNode();
        await hall.PassAsync(10);
        hall.Kill(first);
        await hall.PassAsync(10);
        var numbers = second.Captions.Pipeline.State(100).Words.ToDictionary(word => word.Text, word => word.Word.Number);

        second.Captions.Pipeline.Correct(numbers["word30"], "thirty");
        second.Captions.Pipeline.Correct(numbers["word3"], "three");
        await hall.PassAsync(1);

        Assert.Equal(Said(0, 39).Select(word => word == "word30" ? "thirty" : word), node.Words);
    }

    [Fact]
    public async Task While_the_store_is_away_nodes_keep_their_text_and_then_get_what_was_said()
    {
        var captioner = hall.AddCaptioner("a");
        var node = hall.AddNode();
        await hall.PassAsync(10);

        hall.Store.IsAway = true;
        await hall.PassAsync(30);
        Assert.Equal(TrackState.Lost, Assert.Single(node.Replicas.Tracks).State);
        Assert.Equal("The store is away.", node.Replicas.Trouble);
        Assert.False(node.Frames[^1].Speaking);
        Assert.Equal(RelayState.Away, captioner.Publisher.Report.State);
        hall.Store.IsAway = false;
        await hall.PassAsync(10);

        Assert.Equal(Said(0, 97), node.Words);
        Assert.Equal(TrackState.Running, Assert.Single(node.Replicas.Tracks).State);
        RelayedHall.Ordered(node);
    }

    [Fact]
    public async Task A_store_that_has_lost_its_memory_gets_the_words_again_and_nobody_reads_them_twice()
    {
        hall.AddCaptioner("a");
        var node = hall.AddNode();
        await hall.PassAsync(20);

        hall.Store.Forget();
        await hall.PassAsync(10);
        var late = hall.AddNode();
        await hall.PassAsync(10);

        Assert.Equal(Said(0, 77), node.Words);
        Assert.Equal(Said(0, 77), late.Words);
        RelayedHall.Ordered(node);
    }

    [Fact]
    public async Task Off_air_where_captions_are_made_is_off_air_everywhere()
    {
        var captioner = hall.AddCaptioner("a");
        var node = hall.AddNode();
        await hall.PassAsync(5);

        captioner.Off();
        await hall.PassAsync(0.1);
        Assert.True(node.Captions!.Pipeline.IsOffAir);
        Assert.True(node.Frames[^1].OffAir);
        Assert.Empty(node.Frames[^1].Lines);
        Assert.Empty(node.Captions.Pipeline.Subtitles().Words);
        await hall.PassAsync(5);
        captioner.On();
        await hall.PassAsync(10);

        // What was said meanwhile is nowhere.
        var unsaid = Said(8, 17);
        Assert.False(node.Frames[^1].OffAir);
        Assert.Empty(node.Words.Intersect(unsaid));
        Assert.Contains(RelayedHall.WordAt(30), node.Words);
        Assert.Equal(
            captioner.Captions.Transcript.Since(0).Part.Paragraphs.Select(p => p.Text),
            node.Captions.Transcript.Since(0).Part.Paragraphs.Select(p => p.Text)
        );
    }

    /// <summary>Words with the moment at which they were said, in seconds since the hall opened.</summary>
    private sealed class TimedWords(RelayedHall hall) : IWordSink
    {
        private readonly MonotonicClock clock = new(hall.Clock);
        public List<(string Text, double Said)> Words { get; } = [];

        public void Write(CaptionUpdate update)
        {
            foreach (var word in update.Settled)
                Words.Add((word.Text, hall.Now - (clock.Now - update.StreamStart - word.Start.SinceStart).TotalSeconds));
        }

        public void BeginAnew() { }
    }
}
