using System.Globalization;

namespace LiveCaptions.ScriptedTracks;

/// <summary>Divides a text into cues: a cue is what stands between two time lines, without the number of the next one.</summary>
internal sealed class CueParser
{
    /// <summary>The most words of a cue.</summary>
    public const int MaxWordsPerCue = 1000;

    /// <summary>The most words of a file: a day of speech.</summary>
    public const int MaxWords = 200_000;

    // Paragraphs of WebVTT that are not for viewers.
    private static readonly string[] Aside = ["NOTE", "STYLE", "REGION", "WEBVTT", "X-TIMESTAMP-MAP"];

    private readonly string[] lines;
    private readonly bool isWebVtt;
    private readonly List<RawCue> cues = [];
    private int? number; // of the cue at hand
    private int words;

    private CueParser(string text)
    {
        // A file that has passed through several systems ends its lines in CR CR LF.
        while (text.Contains("\r\r\n", StringComparison.Ordinal))
            text = text.Replace("\r\r\n", "\r\n", StringComparison.Ordinal);
        lines = text.Replace("\ufeff", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n');
        isWebVtt =
            lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line))?.TrimStart().StartsWith("WEBVTT", StringComparison.Ordinal)
                is true;
    }

    /// <summary>The cues in the order of the file.</summary>
    public IReadOnlyList<RawCue> Cues => cues;

    /// <summary>How many time lines there are.</summary>
    public int Total { get; private set; }

    /// <summary>How many of them cannot be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The line of the first of these, from 1.</summary>
    public int FirstUnreadable { get; private set; }

    /// <summary>Whether words were left out because there are too many.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads a whole text.</summary>
    public static CueParser Read(string text)
    {
        var parser = new CueParser(text);
        parser.Read();
        return parser;
    }

    private void Read()
    {
        TimeLine? open = null;
        var (from, at) = (0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (TimeLine.Of(lines[i]) is not { } time)
                continue;
            var to = WithoutNumber(from, i);
            if (open is { } before)
                Add(before, at, from, to);
            (open, at, from) = (time, i, i + 1);
        }
        if (open is { } last)
            Add(last, at, from, lines.Length);
    }

    private void Add(TimeLine time, int at, int from, int to)
    {
        Total++;
        // What ends before the beginning is never on screen.
        if (time.IsUnreadable || time.End <= 0)
        {
            if (Unreadable++ == 0)
                FirstUnreadable = at + 1;
            return;
        }
        var rows = new List<IReadOnlyList<CueWord>>();
        var room = Math.Min(MaxWordsPerCue, MaxWords - words);
        foreach (var line in TextLines(from, to))
        {
            CueWord[] row = [.. CueText.Words(line).Take(room + 1)];
            IsCut |= row.Length > room;
            if (Math.Min(row.Length, room) is var taken && taken > 0)
                rows.Add(row[..taken]);
            (room, words) = (room - taken, words + taken);
            if (IsCut && room == 0)
                break;
        }
        cues.Add(new(time.Start, time.End, rows));
    }

    private IEnumerable<string> TextLines(int from, int to)
    {
        var aside = false;
        for (var i = from; i < to; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                aside = false;
            else if (isWebVtt && i > from && string.IsNullOrWhiteSpace(lines[i - 1]) && IsAside(lines[i]))
                aside = true;
            else if (!aside)
                yield return lines[i];
        }
    }

    private static bool IsAside(string line) =>
        Aside.Any(word =>
            line.StartsWith(word, StringComparison.Ordinal) && (line.Length == word.Length || !char.IsLetterOrDigit(line[word.Length]))
        );

    /// <summary>Where a cue's text ends: before the number or name of the cue whose time line is at <paramref name="next"/>.</summary>
    private int WithoutNumber(int from, int next)
    {
        var last = next - 1;
        while (last >= from && string.IsNullOrWhiteSpace(lines[last]))
            last--;
        if (last < from)
            return next;
        var isApart = last == from ? from == 0 : string.IsNullOrWhiteSpace(lines[last - 1]);
        var isNumber = int.TryParse(lines[last].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var found);
        if (isNumber && (isApart || found == number + 1 || (last > from && last == next - 1)))
        {
            number = found;
            return last;
        }
        return isWebVtt && isApart && last == next - 1 ? last : next;
    }
}
