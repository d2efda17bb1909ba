using LiveCaptions.Captions;
using LiveCaptions.Relay;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Relay;

public sealed class RoomPresenceTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly ManualClock clock = new();
    private readonly MemoryDirectory directory = new();
    private readonly RoomNeighbours neighbours;
    private int viewers;

    public RoomPresenceTests() => neighbours = new("https://web-2.example", new MonotonicClock(clock));

    private RoomPresence Presence() =>
        new(
            directory,
            "hall-a",
            () => new("web-1", RoomSettings.Web, "https://web-1.example", viewers++, []),
            neighbours,
            new MonotonicClock(clock)
        );

    [Fact]
    public async Task A_machine_tells_every_two_seconds_how_it_is_then_and_says_when_it_leaves()
    {
        using var presence = Presence();
        await presence.StartAsync(Test.Stop);
        Assert.Equal(Period, await clock.StepAsync(Test.Stop));
        Assert.Equal(Period, await clock.StepAsync(Test.Stop));
        await clock.UntilWaitAsync(Period, Test.Stop);
        Assert.Equal([0, 1, 2], directory.Told.Select(node => node.Viewers));
        Assert.False(directory.HasLeft);
        Assert.Equal(["https://web-1.example"], neighbours.Addresses);

        await presence.StopAsync(Test.Stop);

        Assert.True(directory.HasLeft);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_as_soon_as_it_is_back_and_its_absence_ends_nothing()
    {
        directory.IsAway = true;
        using var presence = Presence();
        await presence.StartAsync(Test.Stop);
        await clock.StepAsync(Test.Stop);
        await clock.UntilWaitAsync(Period, Test.Stop);
        Assert.Empty(directory.Told);

        directory.IsAway = false;
        clock.Pass(Period);
        await clock.UntilWaitAsync(Period, Test.Stop);
        Assert.Single(directory.Told);

        directory.IsAway = true;
        await presence.StopAsync(Test.Stop);
        Assert.False(directory.HasLeft);
    }
}
