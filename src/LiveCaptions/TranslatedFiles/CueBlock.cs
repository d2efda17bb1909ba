using System.Globalization;
using LiveCaptions.Exports;
using LiveCaptions.ScriptedTracks;

namespace LiveCaptions.TranslatedFiles;

/// <summary>The lines of a cue that hold its text; all others stay byte for byte.</summary>
/// <param name="From">The first line.</param>
/// <param name="To">The line behind the last one.</param>
/// <param name="Start">Seconds; null: plain text has no times.</param>
/// <param name="End">Seconds; null: plain text has no times.</param>
internal sealed record CueBlock(int From, int To, double? Start = null, double? End = null)
{
    private static readonly string[] Aside = ["NOTE", "STYLE", "REGION"];

    /// <summary>Finds the cues of a file.</summary>
    /// <exception cref="TextFileException">A time cannot be read.</exception>
    public static IReadOnlyList<CueBlock> In(string name, string[] lines, TranscriptFormat format) =>
        format switch
        {
            TranscriptFormat.Vtt => [.. OfWebVtt(name, lines)],
            TranscriptFormat.Srt => [.. OfSubRip(name, lines)],
            _ =>
            [
                .. Enumerable.Range(0, lines.Length).Where(i => !string.IsNullOrWhiteSpace(lines[i])).Select(i => new CueBlock(i, i + 1)),
            ],
        };

    /// <summary>As the specification has it: blocks between empty lines, of which those with an arrow are cues.</summary>
    private static IEnumerable<CueBlock> OfWebVtt(string name, string[] lines)
    {
        var at = 0;
        while (at < lines.Length && lines[at].Length > 0 && !HasArrow(lines[at]))
            at++; // the header
        while (at < lines.Length)
        {
            var end = Array.IndexOf(lines, "", at) is var blank && blank < 0 ? lines.Length : blank;
            if (end > at && !IsAside(lines[at]))
                foreach (var cue in OfBlock(name, lines, at, end))
                    yield return cue;
            at = end + 1;
        }
    }

    private static IEnumerable<CueBlock> OfBlock(string name, string[] lines, int from, int end)
    {
        for (var time = from; time < end; time++)
        {
            if (!HasArrow(lines[time]))
                continue;
            var to = time + 1;
            while (to < end && !HasArrow(lines[to]))
                to++;
            yield return Of(name, lines, time, time + 1, to);
        }
    }

    /// <summary>As players have it: a cue is what stands between two time lines, without the number of the next one.</summary>
    private static IEnumerable<CueBlock> OfSubRip(string name, string[] lines)
    {
        int? open = null,
            number = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (TimeLine.Of(lines[i]) is null)
                continue;
            var from = open + 1 ?? 0;
            var to = WithoutNumber(lines, from, i, ref number);
            if (open is { } time)
                yield return Of(name, lines, time, from, to);
            open = i;
        }
        if (open is { } last)
            yield return Of(name, lines, last, last + 1, lines.Length);
    }

    private static int WithoutNumber(string[] lines, int from, int next, ref int? number)
    {
        var last = next - 1;
        while (last >= from && string.IsNullOrWhiteSpace(lines[last]))
            last--;
        if (
            last < from
            || !int.TryParse(lines[last].Trim('\ufeff', ' ', '\t'), NumberStyles.None, CultureInfo.InvariantCulture, out var found)
        )
            return next;
        var isApart = last == from ? from == 0 || last == next - 1 : string.IsNullOrWhiteSpace(lines[last - 1]);
        if (!isApart && found != number + 1 && last != next - 1)
            return next;
        number = found;
        return last;
    }

    private static CueBlock Of(string name, string[] lines, int time, int from, int to)
    {
        // "00:00:xx" begins as a time does.
        var last = lines[time][(lines[time].LastIndexOf('>') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
        if (TimeLine.Of(lines[time]) is not { Start: { } start, End: { } end } || last.Any(char.IsLetter))
            throw new TextFileException(
                $"{name} has times in line {time + 1} that cannot be read, so it was not translated. Write them as in 00:00:01,500 --> 00:00:04,000."
            );
        while (to > from && string.IsNullOrWhiteSpace(lines[to - 1]))
            to--;
        while (from < to && string.IsNullOrWhiteSpace(lines[from]))
            from++;
        return new(from, to, start, end);
    }

    private static bool HasArrow(string line) => line.Contains("-->", StringComparison.Ordinal);

    private static bool IsAside(string line) =>
        Aside.Any(word =>
            line.StartsWith(word, StringComparison.Ordinal) && (line.Length == word.Length || char.IsWhiteSpace(line[word.Length]))
        );
}
