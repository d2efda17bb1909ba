using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Viewers;

public sealed class AllTracksSinkTests
{
    private readonly CaptionTracks tracks = new();
    private readonly CollectingViewer viewer = new();

    private TrackCaptions Add(string id, string label)
    {
        var captions = new TrackCaptions(id, label, new(TimeProvider.System));
        tracks.Add(captions);
        return captions;
    }

    private IEnumerable<string> Screen => viewer.Frames[^1].Lines.Select(l => l.Settled + "|" + l.Tentative);

    [Fact]
    public void All_tracks_make_one_frame_with_chevrons_where_the_speaker_changes()
    {
        var (host, guest) = (Add("host", "Host"), Add("guest", "Guest"));
        using var all = new AllTracksSink(tracks, viewer, 42, 5, LabelText.Chevrons);
        host.Publish(Talk.Said(1, "Hello"));
        guest.Publish(Talk.Said(2, "", "Hi there"));

        Assert.Equal([">> Hello|", "|>> Hi there"], Screen);
    }

    [Fact]
    public void Labels_take_their_columns_from_the_line()
    {
        var host = Add("host", "Moderator");
        using var all = new AllTracksSink(tracks, viewer, 42, 5, LabelText.Name);
        host.Publish(Talk.Said(3, "one two three four five six seven eight nine"));

        Assert.Equal("Moderator: one two three four five six|", Screen.First());
        Assert.All(viewer.Frames[^1].Lines, line => Assert.InRange(line.Settled.Length, 1, 42));
    }

    [Fact]
    public void A_viewer_follows_tracks_that_come_and_go()
    {
        Add("host", "Host").Publish(Talk.Said(1, "Hello"));
        using var all = new AllTracksSink(tracks, viewer, 42, 5, LabelText.None);
        var guest = Add("guest", "Guest");
        guest.Publish(Talk.Said(1, "Hi"));
        Assert.Equal(["Hello|", "Hi|"], Screen);

        tracks.Remove(guest);

        Assert.Equal(["Hello|"], Screen);
        Assert.False(viewer.IsOver);
    }

    [Fact]
    public void A_viewer_that_goes_leaves_every_track()
    {
        var host = Add("host", "Host");
        var all = new AllTracksSink(tracks, viewer, 42, 5, LabelText.None);
        Assert.Equal(1, host.Readers);

        all.Dispose();
        Add("guest", "Guest");

        Assert.Equal(0, tracks.Viewers);
    }
}
