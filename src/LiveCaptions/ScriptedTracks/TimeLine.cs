using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveCaptions.ScriptedTracks;

/// <summary>The line that gives a cue its times, as people and programs really write it.</summary>
/// <param name="Start">Seconds; null if it is missing or cannot be read.</param>
/// <param name="End">Seconds; null if it is missing or cannot be read.</param>
/// <remarks>
/// An arrow with two dashes makes a time line of whatever stands around it. Other arrows, or none, need two whole times and nothing else,
/// so that "open 10:30 - 11:00" stays text.
/// </remarks>
internal readonly partial record struct TimeLine(double? Start, double? End)
{
    private const int MaxLength = 300;

    // ffmpeg and editors write arrows, dashes and marks of other keyboards, and full-width ones.
    private const string Arrows = "→⇒➔➜➝⟶⟹＞›»",
        Colons = "：∶",
        Commas = "，٫、",
        Points = "．。";

    /// <summary>Whether neither time could be read.</summary>
    public bool IsUnreadable => Start is null && End is null;

    /// <summary>Reads a line; null if it is text.</summary>
    public static TimeLine? Of(string line)
    {
        var plain = line.Length <= MaxLength ? Plain(line) : Plain(line[..MaxLength]);
        if (Arrowed().Match(plain) is { Success: true } arrowed)
            return OfArrow(arrowed, plain);
        if (Bare().Match(plain) is { Success: true } bare && IsSettings(bare.Groups["rest"].Value))
            return new(CueTime.Of(bare.Groups["start"].Value), CueTime.Of(bare.Groups["end"].Value));
        return IsUnreadableText(plain) ? new(null, null) : null;
    }

    private static TimeLine? OfArrow(Match line, string plain)
    {
        var (start, end) = (line.Groups["start"], line.Groups["end"]);
        var isWhole = line.Groups["arrow"].Value.Count(c => c == '-') >= 2;
        if (!isWhole && !(start.Success && end.Success && IsSettings(line.Groups["rest"].Value)))
            return null;
        if (!start.Success && !end.Success)
            return IsUnreadableText(plain) ? new(null, null) : null;
        return new(start.Success ? CueTime.Of(start.Value) : null, end.Success ? CueTime.Of(end.Value) : null);
    }

    /// <summary>Whether a line was meant as a time line, although its times cannot be read.</summary>
    private static bool IsUnreadableText(string plain) =>
        plain.Contains("-->", StringComparison.Ordinal) && plain.Count(char.IsAsciiDigit) >= 3;

    /// <summary>Whether nothing but positions and the like follows the times.</summary>
    private static bool IsSettings(string rest) => Settings().IsMatch(rest);

    private static string Plain(string line)
    {
        var plain = new StringBuilder(line.Length);
        foreach (var c in line.Replace("&gt;", ">", StringComparison.Ordinal))
        {
            var category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Format)
                continue;
            plain.Append(
                category is UnicodeCategory.DecimalDigitNumber ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))
                : char.IsWhiteSpace(c) ? ' '
                : Arrows.Contains(c, StringComparison.Ordinal) ? '>'
                : Colons.Contains(c, StringComparison.Ordinal) ? ':'
                : Commas.Contains(c, StringComparison.Ordinal) ? ','
                : Points.Contains(c, StringComparison.Ordinal) ? '.'
                : category is UnicodeCategory.DashPunctuation || c == '−' ? '-'
                : c
            );
        }
        return Blanks().Replace(plain.ToString(), " ").Trim();
    }

    private const string Time = @"-?\d{1,6}(?: ?: ?\d{1,6}){1,3}(?: ?[.,;] ?\d{1,9})?|-?\d{1,6}[.,]\d{1,9}";
    private const string WholeTime = @"\d{1,6}(?: ?: ?\d{1,6}){2,3}(?: ?[.,;] ?\d{1,9})?|\d{1,6} ?: ?\d{1,6} ?[.,] ?\d{1,9}";

    // Dashes before a time belong to the arrow, except for one directly before its digits.
    [GeneratedRegex(
        $@"^(?:\d{{1,6}}[.)]? )?(?<start>{Time})? ?(?<arrow>[-=~]*(?: [-=~]+)* ?>+) ?(?<end>{Time})?(?<rest>.*)$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Arrowed();

    [GeneratedRegex(
        $@"^(?:\d{{1,6}}[.)]? )?(?<start>{WholeTime})(?: ?(?:-+|[,;|/~]|to) ?| )(?<end>{WholeTime})(?<rest>.*)$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?: ?[A-Za-z]\w*[:=]\S+)* ?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Settings();

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
