using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Captions;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Viewers;

namespace LiveCaptions.Tests.Viewers;

public class FrameJsonTests
{
    private static readonly CaptionFrame Frame = new(
        "main",
        "Main",
        3,
        1.5,
        17,
        0.25,
        true,
        "en",
        [new(1, "say \"<at>\":", " é", new("b", "Björn", null, true))],
        "#ffd800"
    );

    private readonly FrameJson json = new("files");

    [Fact]
    public void A_frame_is_json_with_the_version_of_the_pages_and_reads_back()
    {
        var (plain, shared) = (new JsonSerializerOptions(JsonSerializerDefaults.Web), new JsonSerializerOptions { Converters = { json } });
        var expected = JsonSerializer.SerializeToNode(Frame, plain)!.AsObject();
        expected["assets"] = "files";

        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(json.Of(Frame))));
        Assert.Equal($$"""{"item":{{Encoding.UTF8.GetString(json.Of(Frame))}}}""", JsonSerializer.Serialize(new { item = Frame }, shared));
        Assert.Equal(Frame.Lines, JsonSerializer.Deserialize<CaptionFrame>(JsonSerializer.Serialize(Frame, shared), shared)!.Lines);
    }

    [Fact]
    public void A_copy_with_other_lines_is_serialised_again()
    {
        Assert.Same(json.Of(Frame), json.Of(Frame));
        Assert.Contains("\"lines\":[]", Encoding.UTF8.GetString(json.Of(Frame with { Lines = [] })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_is_one_server_sent_event_for_all_who_watch()
    {
        Assert.Same(json.EventOf(Frame), json.EventOf(Frame));
        Assert.Equal($"data: {Encoding.UTF8.GetString(json.Of(Frame))}\n\n", Encoding.UTF8.GetString(json.EventOf(Frame)));
    }

    [Fact]
    public void Viewers_who_want_the_same_share_one_frame()
    {
        var captions = new TrackCaptions("main", "Main", new(TimeProvider.System));
        CollectingViewer[] readers = [new(), new(), new(lines: 1), new(tentative: false)];
        foreach (var reader in readers)
            captions.Join(reader, 42, 5);

        captions.Publish(Talk.Said(1, "one", "two"));

        Assert.Same(readers[0].Frames[^1], readers[1].Frames[^1]);
        Assert.NotSame(readers[0].Frames[^1], readers[2].Frames[^1]);
        Assert.Equal("", readers[3].Frames[^1].Lines[0].Tentative);
    }
}
