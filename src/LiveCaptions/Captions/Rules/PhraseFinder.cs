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
                phrase is not null ? new(piece, piece + phrase.Keys.Length, phrase)
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

    private PhraseMatch ReadAt(int piece, out bool waits)
    {
        var letters = LettersAt(piece, out waits);
        return letters.Phrase is null && !waits ? NumberAt(piece, out waits) : letters;
    }

    private PhraseMatch LettersAt(int piece, out bool waits)
    {
        waits = false;
        if (
            rules.Letters != LetterStyle.Together
            || LetterRow.At(text, piece, rules.Language, more, out waits) is not { } row
            || HidesPhrase(piece + 1, row.To, out waits)
        )
            return default;
        return new(piece, row.To, Phrase.Read(row.Text));
    }

    private PhraseMatch NumberAt(int piece, out bool waits)
    {
        waits = false;
        if (numbers is null || piece < readTo || NumberFinder.At(numbers, piece, rules.Numbers, out waits) is not { } match || waits)
            return default;
        readTo = match.To;
        read.Add((piece, match.To));
        return match.Text is null || HidesPhrase(piece + 1, match.To, out waits) ? default : new(piece, match.To, Phrase.Read(match.Text));
    }

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
