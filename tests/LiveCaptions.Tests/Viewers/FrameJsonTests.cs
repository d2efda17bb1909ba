using System.Text;
using System.Text.Json;
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
        "files",
        [new(1, "say \"<at>\":", " é", new("b", "Björn", null, true))],
        "#ffd800"
    );

    [Fact]
    public void A_frame_is_the_same_json_as_ever_and_reads_back()
    {
        var (plain, shared) = (
            new JsonSerializerOptions(JsonSerializerDefaults.Web),
            new JsonSerializerOptions { Converters = { new FrameJson() } }
        );

        Assert.Equal(JsonSerializer.Serialize(Frame, plain), Encoding.UTF8.GetString(FrameJson.Of(Frame)));
        Assert.Equal(JsonSerializer.Serialize(new { item = Frame }, plain), JsonSerializer.Serialize(new { item = Frame }, shared));
        Assert.Equal(Frame.Lines, JsonSerializer.Deserialize<CaptionFrame>(JsonSerializer.Serialize(Frame, shared), shared)!.Lines);
    }

    [Fact]
    public void A_copy_with_other_lines_is_written_anew()
    {
        Assert.Same(FrameJson.Of(Frame), FrameJson.Of(Frame));
        Assert.Contains("\"lines\":[]", Encoding.UTF8.GetString(FrameJson.Of(Frame with { Lines = [] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Viewers_who_want_the_same_share_one_frame()
    {
        var captions = new TrackCaptions("main", "Main", "files", TimeProvider.System);
        CollectingReader[] readers = [new(), new(), new(lines: 1), new(tentative: false)];
        foreach (var reader in readers)
            captions.Join(reader, 42, 5);

        captions.Publish(Talk.Said(1, "one", "two"));

        Assert.Same(readers[0].Frames[^1], readers[1].Frames[^1]);
        Assert.NotSame(readers[0].Frames[^1], readers[2].Frames[^1]);
        Assert.Equal("", readers[3].Frames[^1].Lines[0].Tentative);
    }
}
