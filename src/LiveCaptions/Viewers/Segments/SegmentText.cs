using System.Globalization;
using System.Text;
using LiveCaptions.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Viewers.Segments;

/// <summary>Writes segments and their list as RFC 8216 has them (HTTP Live Streaming).</summary>
internal static class SegmentText
{
    /// <summary>A cue of the segment before may begin this long before a segment, on the day before.</summary>
    private static readonly long Earlier = AudioTime.SamplesIn(60);

    /// <summary>A segment as WebVTT. Its header says which of the video's timestamps its beginning has.</summary>
    public static byte[] Vtt(CaptionSegment segment, TimestampMap map)
    {
        var local = Subtitles.VttClock(Local(segment.Start, segment.Start));
        return Encoding.UTF8.GetBytes($"WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:{map.Of(segment.Start)},LOCAL:{local}\n\n{segment.Cues}");
    }

    /// <summary>The list of segments.</summary>
    /// <param name="query">The query of each segment's address, which players would not carry over: "?token=…", or nothing.</param>
    public static byte[] Playlist(SegmentList list, string query)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:{CaptionSegment.Seconds}\n#EXT-X-MEDIA-SEQUENCE:{list.Segments[0].Number}\n"
        );
        if (list.Jumps > 0 || list.Segments.Any(segment => segment.Jumps))
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-DISCONTINUITY-SEQUENCE:{list.Jumps}\n");
        foreach (var segment in list.Segments)
        {
            if (segment.Jumps)
                text.Append("#EXT-X-DISCONTINUITY\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-PROGRAM-DATE-TIME:{Dates.DateOf(segment.Start):yyyy-MM-ddTHH:mm:ss.fffZ}\n#EXTINF:{CaptionSegment.Seconds}.000,\ncaptions/{segment.Number}.vtt{query}\n"
            );
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A cue as a segment has it: its times are times of day (UTC), the same in each segment in which it stands.</summary>
    public static Cue Local(Cue cue, AudioTime segment) => cue with { Start = Local(cue.Start, segment), End = Local(cue.End, segment) };

    private static AudioTime Local(AudioTime time, AudioTime segment) => Dates.OfDay(time, segment - Earlier);
}
