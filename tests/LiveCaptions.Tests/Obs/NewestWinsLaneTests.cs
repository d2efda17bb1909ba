using LiveCaptions.Obs;

namespace LiveCaptions.Tests.Obs;

public class NewestWinsLaneTests
{
    private readonly List<string> sent = [];
    private readonly List<Exception> failures = [];
    private readonly TaskCompletionSource go = new();
    private readonly TaskCompletionSource begun = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_one_is_on_its_way_newer_ones_replace_each_other()
    {
        await using var lane = new NewestWinsLane<string>(Slowly, failures.Add);
        lane.Offer("first");
        await begun.Task.WaitAsync(Stop);
        for (var n = 0; n < 1000; n++)
            lane.Offer($"{n}");

        go.SetResult();
        await lane.IdleAsync();

        Assert.Equal(["first", "999"], sent);
        Assert.Equal((2, 999), (lane.Sent, lane.Replaced));
    }

    [Fact]
    public async Task One_that_fails_is_told_and_the_next_one_is_sent()
    {
        await using var lane = new NewestWinsLane<string>(
            (text, _) => text == "bad" ? throw new InvalidOperationException(text) : Slowly(text, default),
            failures.Add
        );
        go.SetResult();

        lane.Offer("bad");
        await lane.IdleAsync();
        lane.Offer("good");
        await lane.IdleAsync();

        Assert.Equal("bad", Assert.Single(failures).Message);
        Assert.Equal(["good"], sent);
    }

    [Fact]
    public async Task Sendings_keep_their_distance()
    {
        var (clock, interval) = (new ManualClock(), TimeSpan.FromMilliseconds(100));
        var second = new TaskCompletionSource();
        await using var lane = new NewestWinsLane<string>(
            (text, _) =>
            {
                sent.Add(text);
                if (text == "c")
                    second.SetResult();
                return Task.CompletedTask;
            },
            failures.Add,
            interval,
            clock
        );

        lane.Offer("a");
        await clock.UntilWaitAsync(interval, Stop);
        lane.Offer("b");
        lane.Offer("c");
        Assert.Equal(["a"], sent);
        clock.Pass(interval);
        await second.Task.WaitAsync(Stop);

        Assert.Equal(["a", "c"], sent);
    }

    [Fact]
    public async Task After_its_end_nothing_is_sent()
    {
        var lane = new NewestWinsLane<string>(Slowly, failures.Add);
        lane.Offer("first");
        await begun.Task.WaitAsync(Stop);
        lane.Offer("second");
        var end = lane.DisposeAsync();

        go.SetResult();
        await end;
        lane.Offer("third");

        Assert.Equal(["first"], sent);
    }

    private async Task Slowly(string text, CancellationToken stop)
    {
        begun.TrySetResult();
        await go.Task;
        sent.Add(text);
    }
}
