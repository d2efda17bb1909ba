using LiveCaptions.Recognition;

namespace LiveCaptions.Tests.Recognition;

public class FairQueueTests
{
    private readonly FairQueue order = new();
    private readonly DecodeSlot host = new(),
        guest = new(),
        floor = new();

    private void Want(params DecodeSlot[] seats)
    {
        foreach (var slot in seats)
            order.Enqueue(slot);
    }

    [Fact]
    public void Without_a_waiting_track_there_is_no_next() => Assert.Null(order.Next());

    [Fact]
    public void The_track_whose_last_turn_is_furthest_back_comes_first()
    {
        Want(host);
        order.Next();
        Want(guest);
        order.Next();
        Want(guest, host, floor);

        Assert.Equal([floor, host, guest, null], [order.Next(), order.Next(), order.Next(), order.Next()]);
    }

    [Fact]
    public void A_track_that_always_wants_a_turn_takes_none_from_the_others()
    {
        var turns = new Dictionary<DecodeSlot, int>
        {
            [host] = 0,
            [guest] = 0,
            [floor] = 0,
        };
        Want(host, guest, floor);
        for (var i = 0; i < 300; i++)
        {
            var next = order.Next()!;
            turns[next]++;
            order.Enqueue(next);
        }

        Assert.All(turns.Values, count => Assert.Equal(100, count));
    }

    [Fact]
    public void A_withdrawn_request_gets_no_turn()
    {
        Want(host, guest);

        Assert.True(order.Withdraw(host));
        Assert.Same(guest, order.Next());
        Assert.Null(order.Next());
        Assert.False(order.Withdraw(guest));
    }
}
