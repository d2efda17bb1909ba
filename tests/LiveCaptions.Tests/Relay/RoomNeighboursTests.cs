using LiveCaptions.Captions;
using LiveCaptions.Relay;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Relay;

public sealed class RoomNeighboursTests
{
    private readonly ManualClock clock = new();
    private readonly Random chance = new(7);

    private static RoomNode Node(string role, string address) => new("x", role, address, 0, []);

    private RoomNeighbours Neighbours() => new("https://web-1.example", new MonotonicClock(clock));

    [Fact]
    public void Machines_that_show_captions_and_have_told_an_address_are_neighbours_those_that_only_show_them_first()
    {
        var neighbours = Neighbours();

        neighbours.Take(
            [
                Node(RoomSettings.All, "https://box.example"),
                Node(RoomSettings.Captioner, "https://captioner.example"),
                Node(RoomSettings.Web, ""),
                Node(RoomSettings.Web, "https://web-1.example"),
                Node(RoomSettings.Web, "http://web-2.example:8080/captions"),
            ],
            chance
        );

        Assert.Equal(["http://web-2.example:8080/captions", "https://box.example"], neighbours.Addresses);
        Assert.Equal(["http://web-2.example:8080", "https://box.example"], neighbours.Origins);
    }

    [Fact]
    public void A_machine_that_restarts_is_still_known_but_last_and_one_that_stays_away_is_forgotten()
    {
        var neighbours = Neighbours();
        neighbours.Take([Node(RoomSettings.Web, "https://web-2.example")], chance);
        clock.Pass(TimeSpan.FromMinutes(1));
        neighbours.Take([Node(RoomSettings.All, "https://box.example")], chance);
        Assert.Equal(["https://box.example", "https://web-2.example"], neighbours.Addresses);

        clock.Pass(TimeSpan.FromMinutes(60));
        neighbours.Take([], chance);

        Assert.Equal(["https://box.example"], neighbours.Addresses);
    }

    [Fact]
    public void Of_several_not_always_the_same_is_first()
    {
        var neighbours = Neighbours();
        var first = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            neighbours.Take([Node(RoomSettings.Web, "https://web-2.example"), Node(RoomSettings.Web, "https://web-3.example")], chance);
            first.Add(neighbours.Addresses[0]);
        }

        Assert.Equal(2, first.Count);
    }
}
