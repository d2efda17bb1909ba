using LiveCaptions.Exports;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.TranslatedFiles;

/// <summary>SubRip, WebVTT or plain text: only the words change, every other line is written as it was read.</summary>
internal sealed class SubtitleText : ITranslatableText
{
    private const string Mark = "\ufeff";

    private readonly TranscriptFormat format;
    private readonly string mark,
        newLine;
    private readonly string[] lines;
    private readonly IReadOnlyList<(CueBlock Block, IReadOnlyList<Turn> Turns)> cues;
    private readonly IReadOnlyList<IReadOnlyList<Piece>> units;
    private readonly ILookup<int, Piece> pieces; // by cue

    private SubtitleText(string name, string text, TranscriptFormat format)
    {
        mark = text.StartsWith(Mark, StringComparison.Ordinal) ? Mark : "";
        text = text[mark.Length..];
        newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        lines = LinesOf(text);
        this.format =
            format == TranscriptFormat.Txt ? format
            : lines[0].StartsWith("WEBVTT", StringComparison.Ordinal) ? TranscriptFormat.Vtt
            : TranscriptFormat.Srt;
        cues =
        [
            .. CueBlock.In(name, lines, this.format).Select(block => (block, TurnReader.Read(lines[block.From..block.To], this.format))),
        ];
        units = SentenceUnits.Of(cues);
        pieces = units.SelectMany(unit => unit).ToLookup(piece => piece.Cue);
        Units = [.. units.Select(unit => new TextUnit(SentenceUnits.TextOf(unit), Place(unit[0]), Place(unit[^1])))];
    }

    public string Counted => format == TranscriptFormat.Txt ? "line" : "cue";

    public string? Language =>
        Header() is { } at && lines[at][LanguageHeader.Length..].Trim() is var code && Languages.IsKnown(code) ? code : null;

    public IReadOnlyList<TextUnit> Units { get; }

    /// <exception cref="TextFileException">It is not of this format, or has nothing to translate.</exception>
    public static SubtitleText Read(string name, string text, TranscriptFormat format)
    {
        var read = new SubtitleText(name, text, format);
        if (read.cues.Count > 0)
            return read;
        var (what, fix) = ForeignFormat.OfText(text)
            ?? (
                format == TranscriptFormat.Txt ? "empty" : "no subtitle file that can be read",
                "It should have lines such as \"00:00:01,500 --> 00:00:04,000\" with words below them."
            );
        throw new TextFileException($"{name} is {what}, so there is nothing to translate. {fix}");
    }

    public string Write(IReadOnlyList<string?> translations, string to)
    {
        var written = Written(translations, to);
        var turnLines = new TurnLines(format == TranscriptFormat.Txt ? null : new CueRules { Language = to }, Encoded);
        var header = Header();
        string[] kept = [.. lines.Select((line, i) => i == header ? $"{LanguageHeader} {to}" : line)];
        var (all, at) = (new List<string>(), 0);
        for (var cue = 0; cue < cues.Count; at = cues[cue++].Block.To)
        {
            var block = cues[cue].Block;
            all.AddRange(kept[at..block.From]);
            all.AddRange(LinesOf(cue, written, turnLines) ?? kept[block.From..block.To]);
        }
        return mark + string.Join(newLine, all.Concat(kept[at..]));
    }

    private static string[] LinesOf(string text)
    {
        // A file that has passed through several systems ends its lines in CR CR LF.
        while (text.Contains("\r\r\n", StringComparison.Ordinal))
            text = text.Replace("\r\r\n", "\r\n", StringComparison.Ordinal);
        return text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
    }

    /// <summary>The lines of a cue in the other language; null: it stays as it is.</summary>
    private IEnumerable<string>? LinesOf(int cue, Dictionary<Piece, string> written, TurnLines turnLines)
    {
        if (!pieces[cue].Any(written.ContainsKey))
            return null;
        var turns = pieces[cue].ToLookup(piece => piece.Turn, piece => (piece, written.GetValueOrDefault(piece, piece.Text)));
        return cues[cue].Turns.SelectMany((turn, n) => turnLines.Of(turn, [.. turns[n]]));
    }

    /// <summary>What is written for each piece that has a translation.</summary>
    private Dictionary<Piece, string> Written(IReadOnlyList<string?> translations, string to)
    {
        var written = new Dictionary<Piece, string>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < units.Count; i++)
            if (translations[i] is { } text)
                foreach (var (piece, share) in units[i].Zip(Shares.Of(text, [.. units[i].Select(piece => piece.Columns)], to)))
                    written[piece] = share;
        return written;
    }

    private int Place(Piece piece) => 1 + (format == TranscriptFormat.Txt ? cues[piece.Cue].Block.From : piece.Cue);

    private const string LanguageHeader = "Language:";

    /// <summary>The line of a WebVTT file's header that names its language.</summary>
    private int? Header()
    {
        if (format == TranscriptFormat.Vtt)
            for (var i = 1; i < lines.Length && lines[i].Length > 0; i++)
                if (lines[i].StartsWith(LanguageHeader, StringComparison.OrdinalIgnoreCase))
                    return i;
        return null;
    }

    private string Encoded(string words)
    {
        if (format == TranscriptFormat.Vtt)
            return words
                .Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal);
        // An arrow would begin a cue.
        while (format == TranscriptFormat.Srt && words.Contains("-->", StringComparison.Ordinal))
            words = words.Replace("-->", "->", StringComparison.Ordinal);
        return words;
    }
}
