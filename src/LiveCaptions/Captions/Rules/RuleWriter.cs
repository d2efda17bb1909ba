using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>A written word, and the first and the last spoken word that it stands for.</summary>
internal readonly record struct WrittenWord(TentativeWord Word, int From, int To);

/// <summary>Writes words from left to right by the rules.</summary>
internal static class RuleWriter
{
    /// <summary>Writes words.</summary>
    /// <param name="more">More words may follow at once, so the beginning of a phrase waits for them.</param>
    /// <param name="skip">So many words at the beginning were written before.</param>
    /// <returns>What is written, and how many words were used; the others wait to become a phrase.</returns>
    public static (List<WrittenWord> Written, int Used) Write(
        ref SentencePosition position,
        IReadOnlyList<TentativeWord> words,
        Rules rules,
        bool more,
        int skip = 0
    )
    {
        var text = rules.Phrases.Divide(words);
        var piece = text.Pieces.TakeWhile(piece => piece.Token < skip).Count();
        var (found, used) = new PhraseFinder(text, rules, more).From(piece);
        var written = new List<WrittenWord>(used);
        for (var from = skip; from < used; )
        {
            var to = UnitEnd(text, found, from);
            var next = piece;
            while (next < text.Pieces.Count && text.Pieces[next].Token < to)
                next++;
            if (WordFormatter.Write(ref position, text, new(from, to, piece, next), found, rules) is { } word)
                written.Add(new(word, from - skip, to - skip - 1));
            (from, piece) = (to, next);
        }
        return (written, used - skip);
    }

    /// <summary>Writes a text by itself.</summary>
    public static string Write(string text, Rules rules)
    {
        // A person decides on capitals, so nothing counts as standing before the text.
        var here = new SentencePosition(false, true, false);
        TentativeWord[] words = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new TentativeWord(word, false))];
        return string.Join(' ', Write(ref here, words, rules with { Capitals = false }, more: false).Written.Select(w => w.Word.Text));
    }

    /// <summary>The word behind those that are written as one with this one, since a replaced phrase spans them.</summary>
    private static int UnitEnd(PieceText text, List<PhraseMatch> found, int from)
    {
        var to = from + 1;
        foreach (var match in found.Where(match => match.Phrase.Other is not null))
            if (text.Pieces[match.From].Token is var first && first >= from && first < to)
                to = Math.Max(to, text.Pieces[match.To - 1].Token + 1);
        return to;
    }
}
