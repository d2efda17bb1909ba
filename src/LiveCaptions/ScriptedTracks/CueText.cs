using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Captions;

namespace LiveCaptions.ScriptedTracks;

/// <summary>A word of a cue.</summary>
/// <param name="Text">Without markup or spaces.</param>
/// <param name="At">When it is said, in seconds of the file; null: the file does not tell.</param>
/// <param name="Joined">No space stands before it: its script has none, or it is the rest of a word that was too long.</param>
internal readonly record struct CueWord(string Text, double? At = null, bool Joined = false);

/// <summary>Reads the words of a line of a cue: known tags and overrides go, word stamps become times, all else is text.</summary>
internal static partial class CueText
{
    /// <summary>A longer word is split.</summary>
    public const int MaxLetters = 100;

    /// <summary>The words of a line, one by one, so that a line of any length costs only what is taken of it.</summary>
    public static IEnumerable<CueWord> Words(string line)
    {
        // A tag may end behind a stretch; a line that long is broken or hostile.
        for (var from = 0; from < line.Length; from += Stretch)
            foreach (var word in WordsOf(line.Substring(from, Math.Min(Stretch, line.Length - from))))
                yield return word;
    }

    private const int Stretch = 8000;

    private static IEnumerable<CueWord> WordsOf(string line)
    {
        var plain = new StringBuilder(line.Length);
        var stamps = new List<(int Place, double At)>();
        var from = 0;
        foreach (var markup in Markup().EnumerateMatches(line))
        {
            Append(plain, line[from..markup.Index]);
            var text = line.Substring(markup.Index, markup.Length);
            if (char.IsAsciiDigit(text[1]) && CueTime.Of(text[1..^1]) is { } at)
                stamps.Add((plain.Length, at));
            else if (IsBreak(text))
                plain.Append(' ');
            from = markup.Index + markup.Length;
        }
        Append(plain, line[from..]);
        return Divided(plain.ToString(), stamps);
    }

    private static void Append(StringBuilder plain, string text)
    {
        foreach (var c in WebUtility.HtmlDecode(text))
            if (char.IsWhiteSpace(c))
                plain.Append(' ');
            else if (!char.IsControl(c) && c is not ('\u200e' or '\u200f' or '\ufeff'))
                plain.Append(c);
    }

    private static IEnumerable<CueWord> Divided(string plain, List<(int Place, double At)> stamps)
    {
        double? at = null;
        var next = 0;
        for (var from = 0; from < plain.Length; )
        {
            if (plain[from] == ' ')
            {
                from++;
                continue;
            }
            var to = plain.IndexOf(' ', from) is var blank && blank < 0 ? plain.Length : blank;
            // A stamp within a word is that of a syllable.
            for (; next < stamps.Count && stamps[next].Place <= from; next++)
                at = stamps[next].At;
            var isJoined = false;
            foreach (var part in Parts(plain[from..to]))
            {
                yield return new(part, at, isJoined);
                isJoined = true;
            }
            from = to;
        }
    }

    /// <summary>A word in the pieces at which a line may end, none too long.</summary>
    private static IEnumerable<string> Parts(string word)
    {
        foreach (var piece in BreakOpportunities.Pieces(word))
            for (var from = 0; from < piece.Length; )
            {
                var end = LongRun.EndOf(piece, from, MaxLetters);
                yield return piece[from..end];
                from = end;
            }
    }

    /// <summary>Whether a tag or override begins a new line.</summary>
    public static bool IsBreak(string markup) =>
        markup is @"\N" or @"\h" || markup.StartsWith("<br", StringComparison.OrdinalIgnoreCase) || markup is "<p>" or "</p>";

    /// <summary>Tags of SubRip, WebVTT and what YouTube writes.</summary>
    // Simple ones take a class and nothing else, since "a <b and c> d" is text.
    [GeneratedRegex(
        @"<\d{1,6}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?>"
            + @"|</?(?:b|i|u|s|em|strong|strike|ruby|rt|c|br|p)(?:\.[^<>\s]{1,100})*\s*/?>"
            + @"|</?(?:font|span|v|lang|c|p|div)(?:[\s.][^<>]{0,200})?>"
            + @"|\{\\[^{}]{0,200}\}|\{[yYcCfFsSpPhH]:[^{}]{0,40}\}|(?-i:(?<!:)\\[Nh])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    public static partial Regex Markup();
}
