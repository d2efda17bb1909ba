using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Whisper;

namespace LiveCaptions.ScriptedTracks;

/// <summary>
/// Reads subtitles: SubRip (<c>.srt</c>) and WebVTT (<c>.vtt</c>, <see href="https://www.w3.org/TR/webvtt1/"/>). A cue is a time line with
/// the text below it; numbers, settings, notes and styles are skipped. The file may come from anywhere, so its size and every match are
/// bounded.
/// </summary>
internal static partial class CueFile
{
    /// <summary>The largest file accepted: about a hundred hours of subtitles.</summary>
    public const long MaxBytes = 16 << 20;

    /// <summary>Reads all cues of a file, in order of time.</summary>
    /// <exception cref="SourceException">The file cannot be read, or holds no cues.</exception>
    public static IReadOnlyList<SubtitleCue> Read(string path)
    {
        SoundFileCheck.Require(path);
        if (new FileInfo(path).Length > MaxBytes)
            throw new SourceException($"{path} is larger than {MaxBytes >> 20} MB, so it is not a subtitle file. Check the name.");
        var cues = Parse(File.ReadAllText(path, Encoding.UTF8));
        return cues.Count > 0
            ? cues
            : throw new SourceException(
                $"{path} holds no subtitles that can be read, so there is nothing to show. "
                    + "It should have lines such as \"00:00:01,500 --> 00:00:04,000\" with words below them."
            );
    }

    /// <summary>Parses all cues of a text, in order of time.</summary>
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

    /// <summary>Parses a time whose hours may be missing and whose fraction has one to three digits; null if it is out of range.</summary>
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
