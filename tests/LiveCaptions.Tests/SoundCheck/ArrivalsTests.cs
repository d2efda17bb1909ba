using LiveCaptions.Health;
using LiveCaptions.SoundCheck;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.SoundCheck;

/// <summary>Words that are looked for at ways out which the test scripts.</summary>
public sealed class ArrivalsTests
{
    private static readonly string[] Words = "good evening and welcome to the show".Split(' ');
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Words_have_arrived_where_three_in_a_row_are_read_back()
    {
        var (file, screen) = (new ScriptedWay("file"), new ScriptedWay("screen"));
        var arrivals = new Arrivals([file, screen], "main", clock);
        await arrivals.BeginAsync(Test.Stop);
        file.Text = "… And welcome\nto the";
        screen.Text = "good and evening";

        await arrivals.LookAsync(Words, Test.Stop);

        Assert.False(arrivals.IsComplete);
        Assert.Equal(
            [
                new WayOut("file", WayState.Arrived, "The file has the words."),
                new("screen", WayState.Missing, "The screen did not get the words. Look there."),
            ],
            arrivals.Result()
        );
    }

    [Fact]
    public async Task The_same_words_from_before_the_check_do_not_count()
    {
        var way = new ScriptedWay("file") { Text = "good evening and welcome to the show" };
        var arrivals = new Arrivals([way], "main", clock);
        await arrivals.BeginAsync(Test.Stop);

        await arrivals.LookAsync(Words, Test.Stop);
        Assert.Equal(WayState.Missing, Assert.Single(arrivals.Result()).State);

        way.Text += " good evening and welcome";
        await arrivals.LookAsync(Words, Test.Stop);
        Assert.True(arrivals.IsComplete);
    }

    [Fact]
    public async Task What_has_arrived_once_stays_arrived_although_the_screen_is_cleared()
    {
        var way = new ScriptedWay("screen") { Text = "" };
        var arrivals = new Arrivals([way], "main", clock);
        await arrivals.BeginAsync(Test.Stop);
        way.Text = "good evening and";
        await arrivals.LookAsync(Words, Test.Stop);
        way.Text = "";
        await arrivals.LookAsync(Words, Test.Stop);

        Assert.Equal(WayState.Arrived, Assert.Single(arrivals.Result()).State);
    }

    [Fact]
    public async Task A_way_that_nobody_uses_is_no_failure_and_one_that_fails_says_why()
    {
        var (unused, broken) = (
            new ScriptedWay("phones") { Text = null },
            new ScriptedWay("obs") { Fault = new IOException("It is gone.") }
        );
        var arrivals = new Arrivals([unused, broken], "main", clock);

        await arrivals.LookAsync(Words, Test.Stop);

        Assert.Equal(
            [(WayState.NotUsed, "The phones is not used: Nobody looks."), (WayState.Missing, "obs did not get the words. It is gone.")],
            arrivals.Result().Select(way => (way.State, way.Sentence))
        );
    }

    [Fact]
    public async Task A_way_that_does_not_answer_does_not_hold_up_the_others()
    {
        var hanging = new ScriptedWay("obs") { Hangs = true };
        var arrivals = new Arrivals([hanging, new ScriptedWay("file") { Text = "good evening and" }], "main", clock);

        var looking = arrivals.LookAsync(Words, Test.Stop);
        clock.Advance(TimeSpan.FromSeconds(3));
        await looking.WaitAsync(Test.Stop);

        Assert.Equal([WayState.Missing, WayState.Arrived], arrivals.Result().Select(way => way.State));
    }

    [Fact]
    public async Task A_single_word_counts_where_no_more_was_said()
    {
        var way = new ScriptedWay("file") { Text = "Hello." };
        var arrivals = new Arrivals([way], "main", clock);
        await arrivals.LookAsync(["hello"], Test.Stop);
        Assert.True(arrivals.IsComplete);
    }
}

/// <summary>A way out on which stands what the test says.</summary>
internal sealed class ScriptedWay(string name) : IReadBack
{
    /// <summary>Null: it is not used.</summary>
    public string? Text { get; set; } = "";

    public Exception? Fault { get; init; }
    public bool Hangs { get; init; }
    public string Way => name;

    public async Task<ReadBack> ReadAsync(string track, CancellationToken stop)
    {
        if (Hangs)
            await new TaskCompletionSource().Task.WaitAsync(stop);
        if (Fault is not null)
            throw Fault;
        return Text is { } text ? new(true, [text], $"The {name}", "Look there.") : ReadBack.Unused($"The {name}", "Nobody looks.");
    }
}
