using System.Globalization;
using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>Writes cues in the two text formats that every player and editor reads.</summary>
internal static class Subtitles
{
    /// <summary>Writes SubRip: a counter from 1, a comma before the milliseconds, lines that end in CR LF.</summary>
    public static string Srt(IReadOnlyList<Cue> cues)
    {
        var text = new StringBuilder();
        for (var i = 0; i < cues.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}\r\n{Clock(cues[i].Start, ',')} --> {Clock(cues[i].End, ',')}\r\n");
            foreach (var line in cues[i].Lines)
                text.Append(line).Append("\r\n");
            text.Append("\r\n");
        }
        return text.ToString();
    }

    /// <summary>Writes WebVTT (W3C): a header, a point before the milliseconds, three characters escaped.</summary>
    /// <param name="names">What speakers are called; null: nobody has a name.</param>
    public static string Vtt(IReadOnlyList<Cue> cues, VoiceNames? names = null)
    {
        var text = new StringBuilder("WEBVTT\n\n");
        foreach (var cue in cues)
            AppendVtt(text, cue, names);
        return text.ToString();
    }

    /// <summary>Writes one cue of a WebVTT file, with the empty line behind it.</summary>
    public static void AppendVtt(StringBuilder text, Cue cue, VoiceNames? names = null)
    {
        text.Append(CultureInfo.InvariantCulture, $"{VttClock(cue.Start)} --> {VttClock(cue.End)}\n");
        if (cue.Speaker > 0)
            text.Append(CultureInfo.InvariantCulture, $"<v {Escaped((names ?? VoiceNames.None).NameOf(cue.Speaker))}>"); // up to the cue's end
        foreach (var line in cue.Lines)
            text.Append(Escaped(line)).Append('\n');
        text.Append('\n');
    }

    /// <summary>A time as WebVTT writes it.</summary>
    public static string VttClock(AudioTime time) => Clock(time, '.');

    private static string Escaped(string line) =>
        line.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Formats a time; hours take more than two digits if needed.</summary>
    private static string Clock(AudioTime time, char point)
    {
        var milliseconds = time.Samples / (AudioTime.SampleRate / 1000);
        var (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}{point}{rest:D3}");
    }
}
