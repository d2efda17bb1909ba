using LiveCaptions.Captions.Rules.Letters;
using LiveCaptions.Captions.Rules.Numbers;

namespace LiveCaptions.Captions.Rules;

/// <summary>A phrase, a number or a row of letters that was found.</summary>
/// <param name="From">Its first piece.</param>
/// <param name="To">The piece behind its last.</param>
internal readonly record struct PhraseMatch(int From, int To, Phrase Phrase);

/// <summary>Finds the phrases, the numbers and the spelled letters in words; of two that begin at one word, the phrase counts.</summary>
/// <param name="more">More words may follow at once, so the beginning of a phrase waits for them.</param>
internal sealed class PhraseFinder(PieceText text, Rules rules, bool more)
{
    // Words of a blocked phrase that are looked for in front of what is written.
    private const int MostWords = 8;

    private readonly NumberText? numbers = NumberFinder.Of(text, rules.Numbers, rules.Language, more);
    private readonly List<PhraseMatch> found = [];

    // What was read as one, with numbers that stay as they were heard.
    private readonly List<(int From, int To)> read = [];
    private int readTo;

    /// <summary>Finds all from a piece on, and the words before one that waits.</summary>
    public (List<PhraseMatch> Found, int Used) From(int piece)
    {
        while (piece < text.Pieces.Count)
        {
            var phrase = rules.Phrases.At(text, piece, rules.Takes, more, out var waits);
            var match =
                phrase is not null ? Taken(piece, phrase, out waits)
                : waits ? default
                : ReadAt(piece, out waits);
            if (waits)
                return (found, WordsBefore(piece));
            if (match.Phrase is not null)
                Add(match);
            piece = Math.Max(match.To, piece + 1);
        }
        return (found, text.Words.Count);
    }

    /// <summary>A phrase that counts, unless its replacement would show what is blocked.</summary>
    private PhraseMatch Taken(int piece, Phrase phrase, out bool waits)
    {
        waits = false;
        var to = piece + phrase.Keys.Length;
        return phrase.Other is { } other && MakesPhrase(piece, to, other, out waits) ? default : new(piece, to, phrase);
    }

    private PhraseMatch ReadAt(int piece, out bool waits)
    {
        var letters = LettersAt(piece, out waits);
        return letters.Phrase is null && !waits ? NumberAt(piece, out waits) : letters;
    }

    private PhraseMatch LettersAt(int piece, out bool waits)
    {
        waits = false;
        if (rules.Letters != LetterStyle.Together || LetterRow.At(text, piece, rules.Language, more, out waits) is not { } row)
            return default;
        return Read(piece, row.To, row.Text, out waits);
    }

    private PhraseMatch NumberAt(int piece, out bool waits)
    {
        waits = false;
        if (numbers is null || piece < readTo || NumberFinder.At(numbers, piece, rules.Numbers, out waits) is not { } match || waits)
            return default;
        readTo = match.To;
        read.Add((piece, match.To));
        return match.Text is null ? default : Read(piece, match.To, match.Text, out waits);
    }

    /// <summary>What is written in place of these pieces; they stay as they were heard where that would show what is blocked.</summary>
    private PhraseMatch Read(int from, int to, string other, out bool waits) =>
        HidesPhrase(from + 1, to, out waits) || MakesPhrase(from, to, other, out waits) ? default : new(from, to, Phrase.Read(other));

    private void Add(PhraseMatch match)
    {
        found.Add(match);
        read.Add((match.From, match.To));
    }

    /// <summary>Whether a blocked phrase begins within what was read, which then stays as it was heard.</summary>
    private bool HidesPhrase(int from, int to, out bool waits)
    {
        waits = false;
        for (var piece = from; piece < to; piece++)
            if (rules.Phrases.At(text, piece, rules.Takes, more, out waits) is not null || waits)
                return true;
        return false;
    }

    /// <summary>Whether what is written makes a blocked phrase with the words around it, as "catch twenty-two" does with figures.</summary>
    private bool MakesPhrase(int from, int to, string other, out bool waits)
    {
        waits = false;
        if (rules.Treatment.Blocked == Blocked.AsSpoken || rules.Lists.Blocklist.Count == 0)
            return false;
        var around = Around(from, to, other);
        var behind = around.Pieces.Count - (text.Pieces.Count - to);
        for (var piece = Math.Max(0, from - MostWords); piece < behind; piece++)
            if (rules.Phrases.At(around, piece, phrase => phrase.Other is null, more, out waits) is { } phrase)
            {
                var end = piece + phrase.Keys.Length;
                if (end > from && (piece < from || end > behind))
                    return true;
            }
            else if (waits)
                return true;
        return false;
    }

    /// <summary>The text with what is written in place of these pieces.</summary>
    private PieceText Around(int from, int to, string other)
    {
        var (first, last) = (text.Pieces[from], text.Pieces[to - 1]);
        var (before, after) = (text.Words[first.Token].Text[..first.Start], text.Words[last.Token].Text[last.End..]);
        var word = text.Words[first.Token] with { Text = before + other + after };
        return rules.Phrases.Divide([.. text.Words.Take(first.Token), word, .. text.Words.Skip(last.Token + 1)]);
    }

    /// <summary>The words before a piece that waits, without those of phrases and numbers that reach into its word.</summary>
    private int WordsBefore(int piece)
    {
        var word = WordOf(piece);
        while (read.FindIndex(span => WordOf(span.From) < word && WordOf(span.To - 1) >= word) is >= 0 and var at)
            word = WordOf(read[at].From);
        found.RemoveAll(match => WordOf(match.From) >= word);
        return word;
    }

    private int WordOf(int piece) => text.Pieces[piece].Token;
}
