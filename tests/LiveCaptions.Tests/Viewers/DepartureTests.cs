using LiveCaptions.Http;
using LiveCaptions.Viewers;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Viewers;

public sealed class DepartureTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_machine_alone_keeps_its_viewers_to_the_end()
    {
        var departure = new Departure(new NoNeighbours(), time);
        using var viewer = departure.Enter();

        await departure.RunAsync(new(7));

        Assert.False(viewer.IsCancellationRequested || departure.HasBegun);
        departure.Leave(departure.Enter());
    }

    [Fact]
    public async Task Viewers_are_sent_away_one_after_the_other_and_no_new_ones_are_taken()
    {
        var departure = new Departure(new Others(), time);
        var viewers = Enumerable.Range(0, 40).Select(_ => departure.Enter()).ToList();
        var sent = new List<int>();
        foreach (var viewer in viewers)
            viewer.Token.Register(() => departure.Leave(viewer));

        var running = departure.RunAsync(new(7));
        Assert.True(departure.HasBegun);
        Assert.Throws<RefusedException>(departure.Enter);
        for (var second = 0; second < 8; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            sent.Add(viewers.RemoveAll(viewer => viewer.IsCancellationRequested));
        }

        await running;
        Assert.Empty(viewers);
        Assert.All(sent, count => Assert.InRange(count, 1, 12));
    }

    [Fact]
    public async Task A_viewer_that_does_not_go_holds_the_end_up_no_longer_than_ten_seconds()
    {
        var departure = new Departure(new Others(), time);
        using var viewer = departure.Enter();
        var running = departure.RunAsync(new(7));

        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        await running.WaitAsync(Test.Stop);
    }

    [Fact]
    public async Task Without_a_viewer_the_end_is_at_once() =>
        await new Departure(new Others(), time).RunAsync(new(7)).WaitAsync(Test.Stop);

    /// <summary>One other machine.</summary>
    private sealed class Others : INeighbours
    {
        public IReadOnlyList<string> Addresses => ["https://web-2.example"];

        public IReadOnlyList<string> Origins => ["https://web-2.example"];
    }
}
