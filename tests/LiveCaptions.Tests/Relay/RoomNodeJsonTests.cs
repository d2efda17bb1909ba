using System.Text;
using LiveCaptions.Health;
using LiveCaptions.Relay;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Relay;

/// <summary>What machines tell of themselves, and what others may have written in its place.</summary>
public sealed class RoomNodeJsonTests
{
    private static readonly NodeTrack Track = new(
        "main",
        "Hall A",
        "en",
        TrackState.Silent,
        Speaking: true,
        "The source is quiet.",
        1.25,
        RelayState.Writing,
        1795871010
    );
    private static readonly RoomNode Node = new("box-a", RoomSettings.Captioner, "https://box-a.example/captions", 12, [Track]);

    private static RoomNode? Read(string json) => RoomNodeJson.TryRead(Encoding.UTF8.GetBytes(json), out var node) ? node : null;

    [Fact]
    public void What_a_machine_tells_is_read_as_it_was_told()
    {
        Assert.True(RoomNodeJson.TryRead(RoomNodeJson.Write(Node), out var read));

        Assert.Equal(Node with { Tracks = [] }, read with { Tracks = [] });
        Assert.Equal(Track, Assert.Single(read.Tracks));
    }

    [Fact]
    public void A_machine_tells_of_its_tracks_and_of_what_it_does_for_each()
    {
        var report = new TrackReport("main", "Hall A", null, "box", TrackState.Running, null, true, "de", 1.234, 2, 0, 0, 5);

        var node = RoomNode.Of(
            "box-a",
            new() { Role = RoomSettings.All, Address = "https://box-a.example/" },
            viewers: 5,
            [report, report with { Id = "two" }],
            [new("main", RelayState.Standby, "box-b", 0, null)]
        );

        Assert.Equal("https://box-a.example", node.Address);
        Assert.Equal([RelayState.Standby, null], node.Tracks.Select(track => track.Relay));
        Assert.Equal(1.23, node.Tracks[0].Delay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"name\":\"x\"}")]
    [InlineData("{\"name\":null,\"role\":\"web\"}")]
    [InlineData("{\"name\":\"x\",\"role\":\"root\"}")]
    [InlineData("{\"name\":\"x\",\"role\":\"web\",\"viewers\":1e99}")]
    [InlineData("{\"name\":\"x\",\"role\":\"web\",\"tracks\":7}")]
    public void What_this_program_would_not_write_is_not_read(string json) => Assert.Null(Read(json));

    [Fact]
    public void A_text_that_is_too_long_is_not_read() =>
        Assert.Null(Read($$"""{"name":"x","role":"web","address":"{{new string('a', 70_000)}}"}"""));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//web.example")]
    [InlineData("https://user@web.example")]
    [InlineData("https://web.example/?next=x")]
    [InlineData("https://web.example/#x")]
    [InlineData("web.example")]
    public void An_address_that_may_not_stand_in_a_link_is_none(string address) =>
        Assert.Equal("", Read($$"""{"name":"x","role":"web","address":"{{address}}"}""")!.Address);

    [Theory]
    [InlineData("https://Web.example:8443/", "https://web.example:8443")]
    [InlineData("http://10.0.0.7:4955", "http://10.0.0.7:4955")]
    [InlineData("https://web.example/captions/", "https://web.example/captions")]
    public void A_web_address_is_taken_without_its_last_slash(string told, string taken) =>
        Assert.Equal(taken, Read($$"""{"name":"x","role":"web","address":"{{told}}"}""")!.Address);

    [Theory]
    [InlineData("{\"id\":\"Main\",\"label\":\"x\"}")]
    [InlineData("{\"id\":\"main\"}")]
    [InlineData("{\"id\":\"main\",\"label\":\"x\",\"state\":99}")]
    [InlineData("{\"id\":\"main\",\"label\":\"x\",\"relay\":99}")]
    [InlineData("{\"id\":\"main\",\"label\":\"x\",\"delay\":-1}")]
    [InlineData("{\"id\":\"main\",\"label\":\"x\",\"epoch\":-1}")]
    [InlineData("{\"id\":\"main\",\"label\":\"x\",\"language\":\"<b>\"}")]
    public void A_track_that_cannot_be_is_left_out_and_the_others_stay(string track)
    {
        var read = Read($$"""{"name":"x","role":"web","tracks":[{{track}},null,{"id":"good","label":"Good"}]}""");

        Assert.Equal("good", Assert.Single(read!.Tracks).Id);
    }

    [Fact]
    public void Names_and_sentences_are_shown_without_what_commands_a_screen_and_figures_are_bounded()
    {
        var read = Read(
            """{"name":"box\u001b[2J\u202ea","role":"web","viewers":-5,"tracks":[{"id":"main","label":"a\u0000b","message":"x\u202ey"}]}"""
        );

        Assert.Equal(("boxa", 0), (read!.Name, read.Viewers));
        Assert.Equal(("ab", "xy"), (read.Tracks[0].Label, read.Tracks[0].Message));
    }

    [Fact]
    public void A_track_counts_once_and_there_are_no_more_than_a_room_may_have()
    {
        var many = string.Join(',', Enumerable.Range(0, 200).Select(n => $$"""{"id":"t{{n % 100}}","label":"x"}"""));

        Assert.Equal(RoomNodeJson.MaxTracks, Read($$"""{"name":"x","role":"web","tracks":[{{many}}]}""")!.Tracks.Count);
    }
}
