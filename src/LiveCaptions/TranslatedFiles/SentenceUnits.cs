using LiveCaptions.Captions.Breaks;
using LiveCaptions.Translation;

namespace LiveCaptions.TranslatedFiles;

/// <summary>Joins the pieces of a sentence over several cues, since nobody can translate half of one.</summary>
internal static class SentenceUnits
{
    /// <summary>A unit that has so many words takes no further cue.</summary>
    public const int EnoughWords = UnitCutter.MostWords;

    /// <summary>The most words of a unit; no sentence that is spoken is this long.</summary>
    public const int MostWords = 42;

    /// <summary>The most cues of a unit.</summary>
    public const int MostCues = 3;

    /// <summary>Seconds between two cues that part sentences, whatever marks say.</summary>
    public const double Pause = 2;

    /// <param name="cues">The cues of a file, with their turns.</param>
    /// <returns>Units, each of at least one piece.</returns>
    public static IReadOnlyList<IReadOnlyList<Piece>> Of(IReadOnlyList<(CueBlock Block, IReadOnlyList<Turn> Turns)> cues)
    {
        var units = new List<List<Piece>>();
        foreach (var piece in Pieces(cues))
            if (units.Count > 0 && Continues(units[^1], piece, cues))
                units[^1].Add(piece);
            else
                units.Add([piece]);
        return units;
    }

    private static IEnumerable<Piece> Pieces(IReadOnlyList<(CueBlock Block, IReadOnlyList<Turn> Turns)> cues) =>
        from cue in Enumerable.Range(0, cues.Count)
        from turn in Enumerable.Range(0, cues[cue].Turns.Count)
        from piece in Piece.Of(cues[cue].Turns[turn], cue, turn)
        select piece;

    private static bool Continues(List<Piece> unit, Piece next, IReadOnlyList<(CueBlock Block, IReadOnlyList<Turn> Turns)> cues)
    {
        var last = unit[^1];
        var (turns, before) = (cues[next.Cue].Turns, cues[last.Cue].Turns);
        return next.Cue == last.Cue + 1
            && next is { Turn: 0, From: 0 }
            && last.Turn == before.Count - 1
            && last.To == before[^1].Text.Length
            && !last.EndsSentence
            && !before[^1].IsAside
            && !turns[0].IsAside
            && turns[0].Mark.Length == 0
            && unit.Count < MostCues
            && unit.Sum(piece => piece.Size) < EnoughWords
            && Voice(turns[0]) is var voice
            && (voice is null || voice == Voice(before[^1]))
            && Follows(cues[last.Cue].Block, cues[next.Cue].Block, next.Text);
    }

    private static string? Voice(Turn turn) =>
        turn.Tags.Select(tag => tag.Tag).LastOrDefault(tag => tag.StartsWith("<v", StringComparison.Ordinal));

    /// <summary>In plain text, which has headings and lists, only a line that begins small goes on.</summary>
    private static bool Follows(CueBlock before, CueBlock next, string text) =>
        before.End is { } end && next.Start is { } start ? start - end < Pause : next.From == before.To && char.IsLower(text[0]);

    /// <summary>The words of a unit on one line.</summary>
    public static string TextOf(IReadOnlyList<Piece> unit)
    {
        var text = "";
        foreach (var piece in unit)
            text += text.Length == 0 || LineUnit.MayBreak(text, piece.Text) ? piece.Text : $" {piece.Text}";
        return text;
    }
}
