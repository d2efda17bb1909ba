using System.Text;
using LiveCaptions.Health;
using LiveCaptions.Relay;

namespace LiveCaptions.Tests.Relay;

/// <summary>What another program may have written to the store.</summary>
public class RelayJsonTests
{
    private const string Frame =
        """{"epoch":7,"sequence":3,"beat":4,"node":"a","track":"main","label":"Hall","before":"","events":[EVENTS],"time":16000MORE}""";

    private const string Event =
        """{"id":"7-1","event":{"overlay":{"time":16000,"at":1795871010745,"delay":0.2,"settled":[{"number":1,"text":"TEXT","start":0,"end":4800,"probability":0.9}]}}}""";

    private static bool Reads(string events, string more = "") =>
        RelayJson.TryReadFrame(
            Encoding.UTF8.GetBytes(
                Frame.Replace("EVENTS", events, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal)
            ),
            out _
        );

    private static string Word(string json) => Event.Replace("TEXT", json, StringComparison.Ordinal);

    [Fact]
    public void A_frame_is_read_as_it_was_written()
    {
        Assert.True(
            RelayJson.TryReadFrame(
                Encoding.UTF8.GetBytes(
                    Frame.Replace("EVENTS", Word("evening"), StringComparison.Ordinal).Replace("MORE", "", StringComparison.Ordinal)
                ),
                out var frame
            )
        );
        Assert.True(RelayJson.TryReadFrame(RelayJson.Write(frame), out var again));

        Assert.Equal(RelayJson.Write(frame), RelayJson.Write(again));
        Assert.Equal(new WordPosition(7, 1), again.Last);
        Assert.Equal("evening", Assert.Single(Assert.Single(again.Events).Event.Change!.Readers.Settled).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"epoch\":\"x\"}")]
    [InlineData("{\"events\":null}")]
    [InlineData("{\"epoch\":1,\"node\":\"a\",\"before\":\"\",\"events\":[null]}")]
    [InlineData("not JSON")]
    public void What_is_no_frame_is_not_shown(string text) => Assert.False(RelayJson.TryReadFrame(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("")]
    [InlineData("turned\\u202eround")]
    [InlineData("\\u001b[2J")]
    [InlineData("two\\nlines")]
    public void A_word_that_may_not_be_shown_is_refused(string word) => Assert.False(Reads(Word(word)));

    [Fact]
    public void Text_without_end_is_refused()
    {
        Assert.True(Reads(Word("evening")));
        Assert.False(Reads(Word(new string('x', 5000))));
        Assert.False(Reads(string.Join(',', Enumerable.Repeat(Word("evening"), 4000))));
        Assert.False(Reads(Word("evening"), ",\"now\":" + new string('[', 200)));
    }

    [Theory]
    [InlineData("\"time\":16000,\"at\"", "\"time\":9223372036854775807,\"at\"")]
    [InlineData("\"at\":1795871010745", "\"at\":-1")]
    [InlineData("\"end\":4800", "\"end\":-9223372036854775808")]
    [InlineData("\"delay\":0.2", "\"delay\":1e999")]
    [InlineData("\"delay\":0.2", "\"delay\":0.2,\"language\":\"<b>\"")]
    public void Figures_that_cannot_be_reckoned_with_are_refused(string good, string bad) =>
        Assert.False(Reads(Word("evening").Replace(good, bad, StringComparison.Ordinal)));

    [Theory]
    [InlineData("url(x)", null)]
    [InlineData("#ffd800\\n", null)]
    [InlineData("#ffd800", "#ffd800")]
    [InlineData("#fd8", "#fd8")]
    public void Only_what_a_track_may_have_is_a_colour(string written, string? shown)
    {
        var json = Frame
            .Replace("EVENTS", "", StringComparison.Ordinal)
            .Replace("MORE", $",\"colour\":\"{written}\"", StringComparison.Ordinal);

        Assert.True(RelayJson.TryReadFrame(Encoding.UTF8.GetBytes(json), out var frame));
        Assert.Equal(shown, frame.Colour);
    }

    [Fact]
    public void A_report_is_shown_without_what_turns_text_around_and_not_at_any_length()
    {
        var report = new TrackReport(
            "x",
            "x",
            null,
            "x",
            TrackState.Lost,
            "\u202eaway\u001b[2J" + new string('y', 9000),
            false,
            "<b>",
            0,
            0,
            0,
            0,
            0
        )
        {
            Effort = "<b>",
        };
        var bytes = RelayJson.Write(
            new RelayFrame(7, 1, 1, "a", "", [])
            {
                Track = "main",
                Label = "Hall",
                Report = report,
            }
        );

        Assert.True(RelayJson.TryReadFrame(bytes, out var frame));
        Assert.StartsWith("away", frame.Report!.Message, StringComparison.Ordinal);
        Assert.InRange(frame.Report.Message!.Length, 4, 500);
        Assert.Equal((null, "full"), (frame.Report.Language, frame.Report.Effort));
    }

    [Theory]
    [InlineData("1795871010-36", 1795871010, 36)]
    [InlineData("", 0, 0)]
    [InlineData("-", 0, 0)]
    [InlineData("1-2-3", 0, 0)]
    [InlineData("a-1", 0, 0)]
    public void Positions_are_read_as_redis_writes_them(string id, long epoch, long number) =>
        Assert.Equal(new WordPosition(epoch, number), WordPosition.Parse(id));
}
