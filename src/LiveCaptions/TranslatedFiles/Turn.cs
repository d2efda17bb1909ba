using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Exports;
using LiveCaptions.ScriptedTracks;

namespace LiveCaptions.TranslatedFiles;

/// <summary>What one voice says in a cue.</summary>
/// <param name="Mark">What stands before it and is not translated: a dash, "&gt;&gt; ", "Speaker 1: ".</param>
/// <param name="Text">The words on one line, without markup.</param>
/// <param name="Tags">The markup, in order, and before which character it stands.</param>
internal sealed record Turn(string Mark, string Text, IReadOnlyList<(int At, string Tag)> Tags)
{
    /// <summary>Whether it tells what is heard besides speech: "[Music]", "♪ La la ♪".</summary>
    public bool IsAside => Text.Length > 1 && "[(♪♫（【".Contains(Text[0], StringComparison.Ordinal) && Text.EndsWithAny("])♪♫）】");

    /// <summary>Whether it stays as it is, since there is nothing to translate.</summary>
    public bool IsEmpty => !Text.Any(char.IsLetter);
}

/// <summary>Reads the lines of a cue as turns.</summary>
internal sealed partial class TurnReader
{
    private readonly TranscriptFormat format;
    private readonly List<Turn> turns = [];
    private readonly StringBuilder text = new();
    private List<(int At, string Tag)> tags = [];
    private string mark = "";

    private TurnReader(TranscriptFormat format) => this.format = format;

    /// <param name="lines">The lines of one cue.</param>
    /// <param name="format">What the file is.</param>
    public static IReadOnlyList<Turn> Read(IEnumerable<string> lines, TranscriptFormat format)
    {
        var reader = new TurnReader(format);
        foreach (var line in lines)
            reader.Add(line);
        reader.End();
        return reader.turns;
    }

    private Regex Markup =>
        format switch
        {
            TranscriptFormat.Vtt => AnyTag(),
            TranscriptFormat.Srt => CueText.Markup(),
            _ => NoTag(),
        };

    private void Add(string line)
    {
        var plain = Decoded(Markup.Replace(line, "")).Trim();
        var begun = (format == TranscriptFormat.Txt ? SpeakerName() : Dash()).Match(plain);
        if (begun.Success)
        {
            End();
            mark = begun.Value;
        }
        if (text.Length > 0 && plain.Length > 0 && !LineUnit.MayBreak(text.ToString(), plain))
            AppendSpace();
        // The mark is written by itself.
        var left = begun.Value.Count(c => !char.IsWhiteSpace(c));
        var from = 0;
        foreach (var found in Markup.EnumerateMatches(line))
        {
            Append(Decoded(line[from..found.Index]), ref left);
            AddTag(line.Substring(found.Index, found.Length));
            from = found.Index + found.Length;
        }
        Append(Decoded(line[from..]), ref left);
    }

    private void AddTag(string tag)
    {
        if (CueText.IsBreak(tag))
        {
            AppendSpace();
            return;
        }
        if (Voice().IsMatch(tag) && text.Length > 0)
            End();
        tags.Add((text.Length, tag));
    }

    private void Append(string plain, ref int left)
    {
        foreach (var c in plain)
            if (char.IsWhiteSpace(c))
                AppendSpace();
            else if (left > 0)
                left--;
            else
                text.Append(c);
    }

    private void AppendSpace()
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }

    private void End()
    {
        var line = text.ToString().TrimEnd();
        if (line.Length > 0 || tags.Count > 0 || mark.Length > 0)
            turns.Add(new(mark, line, [.. tags.Select(tag => (Math.Min(tag.At, line.Length), tag.Tag))]));
        text.Clear();
        (tags, mark) = ([], "");
    }

    private string Decoded(string plain) => format == TranscriptFormat.Vtt ? System.Net.WebUtility.HtmlDecode(plain) : plain;

    // Whatever stands in angle brackets is markup there, known or not.
    [GeneratedRegex("<[^<>]{0,1000}>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyTag();

    [GeneratedRegex("(?!)")]
    private static partial Regex NoTag();

    [GeneratedRegex(@"^<v[\s.]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Voice();

    [GeneratedRegex(@"^(?:[-–—‐]\s+|[-‐](?=\p{L})|>>+\s*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?:[-–—‐*•]\s+|>>+\s*|Speaker \d{1,3}:\s+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpeakerName();
}
