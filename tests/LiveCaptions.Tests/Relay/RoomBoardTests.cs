using LiveCaptions.Captions;
using LiveCaptions.Relay;

namespace LiveCaptions.Tests.Relay;

public sealed class RoomBoardTests
{
    private readonly ManualClock clock = new();
    private readonly MemoryDirectory directory = new() { Rooms = { new("hall-b", default), new("hall-a", default) } };

    [Fact]
    public async Task However_many_look_the_store_is_asked_once_a_second()
    {
        var board = new RoomBoard(directory, new MonotonicClock(clock));
        for (var i = 0; i < 20; i++)
            Assert.Equal(["hall-a", "hall-b"], (await board.ShowAsync()).Select(room => room.Name));
        Assert.Equal(1, directory.Asked);

        clock.Pass(TimeSpan.FromSeconds(1));
        await board.ShowAsync();

        Assert.Equal(2, directory.Asked);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_to_all_who_look_and_asked_again_a_second_later()
    {
        var board = new RoomBoard(directory, new MonotonicClock(clock));
        directory.IsAway = true;
        await Assert.ThrowsAsync<StoreException>(board.ShowAsync);
        directory.IsAway = false;
        await Assert.ThrowsAsync<StoreException>(board.ShowAsync);

        clock.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(2, (await board.ShowAsync()).Count);
    }
}
