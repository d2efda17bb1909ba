using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>A phrase that was found.</summary>
/// <param name="From">Its first piece.</param>
/// <param name="To">The piece behind its last.</param>
internal readonly record struct PhraseMatch(int From, int To, Phrase Phrase);

/// <summary>A written word, and the first and the last spoken word that it stands for.</summary>
internal readonly record struct WrittenWord(TentativeWord Word, int From, int To);

/// <summary>Writes words from left to right by the rules.</summary>
internal static class RuleWriter
{
    /// <summary>Writes words.</summary>
    /// <param name="more">More words may follow at once, so the beginning of a phrase waits for them.</param>
    /// <returns>What is written, and how many words were used; the others wait to become a phrase.</returns>
    public static (List<WrittenWord> Written, int Used) Write(
        ref SentencePosition position,
        IReadOnlyList<TentativeWord> words,
        Rules rules,
        bool more
    )
    {
        var text = rules.Phrases.Divide(words);
        var (found, used) = Find(text, rules, more);
        var written = new List<WrittenWord>(used);
        var piece = 0;
        for (var from = 0; from < used; )
        {
            var to = UnitEnd(text, found, from);
            var next = piece;
            while (next < text.Pieces.Count && text.Pieces[next].Token < to)
                next++;
            if (WordFormatter.Write(ref position, text, new(from, to, piece, next), found, rules) is { } word)
                written.Add(new(word, from, to - 1));
            (from, piece) = (to, next);
        }
        return (written, used);
    }

    /// <summary>Writes a text by itself.</summary>
    public static string Write(string text, Rules rules)
    {
        // A person decides on capitals, so nothing counts as standing before the text.
        var here = new SentencePosition(false, true, false);
        TentativeWord[] words = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new TentativeWord(word, false))];
        return string.Join(' ', Write(ref here, words, rules, more: false).Written.Select(w => w.Word.Text));
    }

    /// <summary>Finds the phrases, and the words before one that waits.</summary>
    private static (List<PhraseMatch> Found, int Used) Find(PieceText text, Rules rules, bool more)
    {
        var found = new List<PhraseMatch>();
        for (var piece = 0; piece < text.Pieces.Count; )
        {
            var phrase = rules.Phrases.At(text, piece, rules.Takes, more, out var waits);
            if (waits)
                return (found, WordsBefore(text, found, piece));
            if (phrase is not null)
                found.Add(new(piece, piece + phrase.Keys.Length, phrase));
            piece += phrase?.Keys.Length ?? 1;
        }
        return (found, text.Words.Count);
    }

    /// <summary>The words before a piece that waits, without those of phrases that reach into its word.</summary>
    private static int WordsBefore(PieceText text, List<PhraseMatch> found, int piece)
    {
        var word = text.Pieces[piece].Token;
        while (found.Count > 0 && text.Pieces[found[^1].To - 1].Token >= word)
        {
            word = text.Pieces[found[^1].From].Token;
            found.RemoveAt(found.Count - 1);
        }
        return word;
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
