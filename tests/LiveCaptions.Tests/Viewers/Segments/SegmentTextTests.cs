using System.Text;
using LiveCaptions.Http;
using LiveCaptions.Viewers.Segments;
using LiveCaptions.Whisper;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Viewers.Segments;

/// <summary>Segments and their list as RFC 8216 has them.</summary>
public sealed class SegmentTextTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 1, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_list_dates_every_segment_and_marks_a_jump_of_time()
    {
        var first = Dates.Of(Evening);
        var list = new SegmentList([new(41, first, ""), new(42, first + AudioTime.SamplesIn(3606), "") { Jumps = true }], Jumps: 2);

        Assert.Equal(
            """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-TARGETDURATION:6
            #EXT-X-MEDIA-SEQUENCE:41
            #EXT-X-DISCONTINUITY-SEQUENCE:2
            #EXT-X-PROGRAM-DATE-TIME:2026-01-01T20:00:00.000Z
            #EXTINF:6.000,
            captions/41.vtt?token=x
            #EXT-X-DISCONTINUITY
            #EXT-X-PROGRAM-DATE-TIME:2026-01-01T21:00:06.000Z
            #EXTINF:6.000,
            captions/42.vtt?token=x

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(SegmentText.Playlist(list, "?token=x"))
        );
    }

    [Fact]
    public void A_segment_maps_its_time_of_day_to_the_videos_timestamp()
    {
        var map = new TimestampMap(126_000, Evening.AddSeconds(-60).ToUnixTimeMilliseconds());

        Assert.Equal(
            "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:5526000,LOCAL:20:00:00.000\n\n7\n",
            Encoding.UTF8.GetString(SegmentText.Vtt(new(1, Dates.Of(Evening), "7\n"), map))
        );
    }

    [Fact]
    public void Timestamps_wrap_after_33_bits_and_stay_above_zero_before_their_moment()
    {
        var start = Dates.Of(Evening);
        var map = new TimestampMap(TimestampMap.Wrap - 90_000, Evening.ToUnixTimeMilliseconds());

        Assert.Equal(TimestampMap.Wrap - 1, map.Of(start + AudioTime.SamplesIn(1)) + TimestampMap.Wrap - 1);
        Assert.Equal(450_000, map.Of(start + AudioTime.SamplesIn(6)));
        Assert.Equal(TimestampMap.Wrap - 180_000, map.Of(start - AudioTime.SamplesIn(1)));
        Assert.InRange(new TimestampMap(0, long.MaxValue / 1_000_000).Of(start), 0, TimestampMap.Wrap - 1);
    }

    [Fact]
    public void Hours_are_counted_on_over_midnight_for_a_cue_that_began_before()
    {
        var midnight = Dates.Of(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        var cue = new LiveCaptions.Exports.Cue(midnight - 16_000, midnight + 16_000, ["text"]);

        Assert.Equal((86_399, 86_401), Seconds(SegmentText.Local(cue, midnight - AudioTime.SamplesIn(6))));
        Assert.Equal((86_399, 86_401), Seconds(SegmentText.Local(cue, midnight)));
        Assert.Contains(
            "LOCAL:24:00:00.000",
            Encoding.UTF8.GetString(SegmentText.Vtt(new(1, midnight, ""), default)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "LOCAL:00:01:00.000",
            Encoding.UTF8.GetString(SegmentText.Vtt(new(1, midnight + AudioTime.SamplesIn(60), ""), default)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("?mpegts=1")]
    [InlineData("?at=1")]
    [InlineData("?mpegts=8589934592&at=1")]
    [InlineData("?mpegts=-1&at=1")]
    [InlineData("?mpegts=1&at=1e3")]
    [InlineData("?mpegts=1&at=9999999999999999")]
    public void A_timestamp_that_means_nothing_is_refused(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new(query);

        Assert.Equal(400, Assert.Throws<RefusedException>(() => TimestampMap.Read(context.Request.Query)).Status);
    }

    private static (double, double) Seconds(LiveCaptions.Exports.Cue cue) => (cue.Start.Seconds, cue.End.Seconds);
}
