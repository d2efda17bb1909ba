using LiveCaptions.Health;
using LiveCaptions.Relay;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Relay;

public sealed class RoomViewTests
{
    private static readonly SeenRoom Room = new("hall-a", TimeSpan.FromSeconds(1.2));

    private static NodeTrack Track(RelayState? relay, long epoch = 0, TrackState state = TrackState.Running, string? message = null) =>
        new("main", "Hall A", "en", state, Speaking: false, message, 1.5, relay, epoch);

    private static RoomNode Node(string name, string role, int viewers, params NodeTrack[] tracks) =>
        new(name, role, $"https://{name}.example", viewers, tracks);

    [Fact]
    public void A_room_counts_the_viewers_of_all_machines_and_says_who_makes_and_who_stands_by()
    {
        var view = RoomView.Of(
            Room,
            [
                Node("web-1", RoomSettings.Web, 40, Track(null, state: TrackState.Silent)),
                Node("box-b", RoomSettings.Captioner, 0, Track(RelayState.Standby, state: TrackState.Lost)),
                Node("box-a", RoomSettings.All, 2, Track(RelayState.Writing, epoch: 7)),
            ]
        );

        Assert.Equal(("hall-a", 1.0, 42), (view.Name, view.Seen, view.Viewers));
        Assert.Equal(["box-a", "box-b", "web-1"], view.Nodes.Select(node => node.Name));
        var track = Assert.Single(view.Tracks);
        Assert.Equal(("box-a", "https://box-a.example", TrackState.Running), (track.Maker, track.MakerAddress, track.State));
        Assert.Equal(["box-b"], track.Standby);
    }

    [Fact]
    public void Of_two_machines_that_say_that_they_write_the_newer_epoch_counts()
    {
        var view = RoomView.Of(
            Room,
            [
                Node("box-a", RoomSettings.Captioner, 0, Track(RelayState.Writing, epoch: 7)),
                Node("box-b", RoomSettings.Captioner, 0, Track(RelayState.Writing, epoch: 8)),
            ]
        );

        Assert.Equal("box-b", Assert.Single(view.Tracks).Maker);
    }

    [Fact]
    public void Where_no_machine_makes_captions_those_that_show_them_know_best()
    {
        var view = RoomView.Of(
            Room,
            [
                Node("box-b", RoomSettings.Captioner, 0, Track(RelayState.Away)),
                Node(
                    "web-1",
                    RoomSettings.Web,
                    9,
                    Track(null, state: TrackState.Lost, message: "No captions have come from box-a for 6 s.")
                ),
            ]
        );

        var track = Assert.Single(view.Tracks);
        Assert.Equal((null, null), (track.Maker, track.MakerAddress));
        Assert.Equal((TrackState.Lost, "No captions have come from box-a for 6 s."), (track.State, track.Message));
    }

    [Fact]
    public void A_room_without_a_machine_has_neither_tracks_nor_viewers()
    {
        var view = RoomView.Of(new("hall-b", TimeSpan.FromMinutes(5)), []);

        Assert.Equal((300.0, 0), (view.Seen, view.Viewers));
        Assert.Empty(view.Tracks);
        Assert.Empty(view.Nodes);
    }
}
