using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>
/// Reads subtitles: SubRip (<c>.srt</c>) and WebVTT (<c>.vtt</c>, <see href="https://www.w3.org/TR/webvtt1/"/>). Whatever stands between two
/// time lines is a cue; numbers, settings, notes and styles are passed over. Anybody may have written the file, so it is bounded and nothing in it is trusted.
/// </summary>
internal static partial class CueFile
{
    /// <summary>More is no file of subtitles: about a hundred hours.</summary>
    public const long MostBytes = 16 << 20;

    /// <summary>All cues, by their time.</summary>
    /// <exception cref="SourceException">The file cannot be read, or holds no cues.</exception>
    public static IReadOnlyList<SubtitleCue> Read(string path)
    {
        SoundFileCheck.Require(path);
        if (new FileInfo(path).Length > MostBytes)
            throw new SourceException($"{path} is larger than {MostBytes >> 20} MB, so it is not a file of subtitles. Check the name.");
        var cues = Parse(File.ReadAllText(path, Encoding.UTF8));
        return cues.Count > 0
            ? cues
            : throw new SourceException(
                $"{path} holds no subtitles that can be read, so there is nothing to show. It should have lines such as \"00:00:01,500 --> 00:00:04,000\" with words below them."
            );
    }

    /// <summary>All cues of a text, by their time.</summary>
    public static IReadOnlyList<SubtitleCue> Parse(string text)
    {
        var cues = new List<SubtitleCue>();
        foreach (var block in Blank().Split(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')))
        {
            var lines = block.Split('\n');
            var at = Array.FindIndex(lines, line => Times().IsMatch(line));
            if (at < 0)
                continue;
            var times = Times().Match(lines[at]);
            var words = WordsOf(string.Join(' ', lines[(at + 1)..]));
            var (start, end) = (TimeOf(times.Groups[1].Value), TimeOf(times.Groups[2].Value));
            if (words.Length > 0 && start is { } from && end is { } until && until > from)
                cues.Add(new(from, until, words));
        }
        return [.. cues.OrderBy(cue => cue.Start)];
    }

    private static string[] WordsOf(string text)
    {
        var plain = WebUtility.HtmlDecode(Markup().Replace(text, ""));
        return new string([.. plain.Where(c => !char.IsControl(c) && c is not '\u200e' and not '\u200f')]).Split(
            (char[]?)null,
            StringSplitOptions.RemoveEmptyEntries
        );
    }

    /// <summary>Hours may be left out, and fractions may have one to three digits.</summary>
    private static AudioTime? TimeOf(string text)
    {
        var parts = text.Replace(',', '.').Split(':');
        var seconds = 0.0;
        foreach (var part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return null;
            seconds = seconds * 60 + value;
        }
        return seconds <= TimeSpan.FromDays(7).TotalSeconds ? AudioTime.FromSeconds(seconds) : null;
    }

    [GeneratedRegex(
        @"^\s*((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Times();

    [GeneratedRegex(@"<[^<>]{0,200}>|\{\\[^{}]{0,200}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();
}
