using System.Globalization;

namespace LiveCaptions.Audio.Files;

/// <summary>Arguments that make ffmpeg write the sound alone, with all its channels, as <see cref="WavSamples"/> reads it.</summary>
internal static class FfmpegSound
{
    /// <summary>The most channels that ffmpeg can resample.</summary>
    public const int MaxChannels = 64;

    /// <summary>The length of the header that ffmpeg writes before the first sample, at most.</summary>
    public const int HeaderBytes = 100;

    /// <summary>The format of the output, without a care for time stamps.</summary>
    public static readonly string[] Output = ["-vn", "-ar", "16000", "-c:a", "pcm_f32le", "-bitexact", "-f", "wav"];

    /// <summary>The format of the output, in which a sample's position is its time.</summary>
    /// <param name="start">The time stamp, in seconds, at which a player begins to count; null: the first of the sound.</param>
    /// <param name="longestGap">A longer hole is no hole but a clock that was set, and is left out.</param>
    public static string[] TimedOutput(double? start, TimeSpan longestGap) => ["-af", Timed(start, longestGap), .. Output];

    /// <remarks>
    /// Variable 0 is what is added to time stamps, 1 the one that is due next, 2 that of this frame. A stamp that goes back, as where files
    /// were joined, moves all later ones on, so that no sound is dropped; holes of more than 0.1 s are filled by aresample.
    /// </remarks>
    private static string Timed(double? start, TimeSpan longestGap)
    {
        var zero = start is { } at ? $"({at.ToString("F6", CultureInfo.InvariantCulture)}/TB)" : "PTS";
        var longest = ((int)longestGap.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        string[] steps =
        [
            $"if(eq(N,0),st(0,-{zero})+st(1,PTS-{zero}))",
            "st(2,if(isnan(PTS),ld(1),PTS+ld(0)))",
            $"if(between(ld(2),ld(1)-SR/10,ld(1)+SR*{longest}),0,st(0,ld(0)+ld(1)-ld(2))*0+st(2,ld(1)))",
            "st(1,ld(2)+NB_SAMPLES)",
        ];
        return $"asetpts='{string.Concat(steps.Select(step => $"({step})*0+"))}ld(2)',aresample=16000:async=1:first_pts=0";
    }
}
