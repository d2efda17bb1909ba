using System.Globalization;

namespace LiveCaptions.ScriptedTracks;

/// <summary>A time within a subtitle file: hours may be missing, and the part of a second may be a fraction or frames.</summary>
internal static class CueTime
{
    /// <summary>The longest time that is believed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // Frames are counted for PAL; more of them tell a faster picture.
    private const int FramesPerSecond = 25,
        MoreFramesPerSecond = 30,
        MostFramesPerSecond = 60;

    /// <summary>Seconds, negative before the beginning; null if the time is out of range.</summary>
    /// <param name="text">ASCII digits with colons, then perhaps a point, comma or semicolon and more digits.</param>
    public static double? Of(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        var isNegative = plain.StartsWith('-');
        var point = plain.IndexOfAny(['.', ',', ';']);
        var parts = plain[(isNegative ? 1 : 0)..(point < 0 ? plain.Length : point)].Split(':').ToList();
        var fraction = point < 0 ? Split(parts) : FractionOf(plain[(point + 1)..], isFrames: plain[point] == ';');
        var seconds = parts.Aggregate(0.0, (sum, part) => sum * 60 + Number(part)) + fraction;
        // A fourth part in front counts days.
        if (parts.Count == 4)
            seconds -= Number(parts[0]) * (60 - 24) * 3600;
        return seconds > Longest.TotalSeconds ? null
            : isNegative ? -seconds
            : seconds;
    }

    /// <summary>Takes the part of a second out of parts without a point: 00:00:01:500, 00:00:01500, or frames as in 00:00:01:12.</summary>
    private static double Split(List<string> parts)
    {
        var last = parts[^1];
        if (parts.Count == 4)
        {
            parts.RemoveAt(3);
            return FractionOf(last, isFrames: last.Length <= 2);
        }
        if (last.Length > 3)
        {
            parts[^1] = last[..2];
            return FractionOf(last[2..], isFrames: false);
        }
        if (parts.Count < 3 || last.Length < 3)
            return 0;
        parts.RemoveAt(2);
        return FractionOf(last, isFrames: false);
    }

    private static double FractionOf(string digits, bool isFrames)
    {
        var number = Number(digits);
        if (!isFrames)
            return number / Math.Pow(10, digits.Length);
        var rate =
            number < FramesPerSecond ? FramesPerSecond
            : number < MoreFramesPerSecond ? MoreFramesPerSecond
            : number < MostFramesPerSecond ? MostFramesPerSecond
            : 100;
        return number / rate;
    }

    private static double Number(string digits) => double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
