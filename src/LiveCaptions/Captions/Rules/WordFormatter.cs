using System.Text;
using LiveCaptions.Captions.Rules.Letters;
using LiveCaptions.Captions.Rules.Numbers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>The rules in force while words are written.</summary>
/// <param name="Replaces">Whether words are replaced; what a rule has written is not.</param>
/// <param name="Capitals">Whether a number in words begins a sentence with a capital.</param>
internal readonly record struct Rules(WordLists Lists, Treatment Treatment, string? Language, bool Replaces = true, bool Capitals = true)
{
    /// <summary>How numbers are written.</summary>
    public NumberStyle Numbers => Replaces ? Lists.Numbers : NumberStyle.AsHeard;

    /// <summary>How spelled letters are written.</summary>
    public LetterStyle Letters => Replaces ? Lists.Letters : LetterStyle.AsHeard;

    /// <summary>The lists as this language compares words.</summary>
    public Phrases Phrases => Lists.PhrasesIn(Language);

    /// <summary>Whether a phrase counts.</summary>
    public bool Takes(Phrase phrase) => phrase.Other is null ? Treatment.Blocked != Blocked.AsSpoken : Replaces;
}

/// <summary>What stands before the next word of a chain.</summary>
/// <param name="Capital">The next word begins a sentence whose first word was left out.</param>
/// <param name="Ended">Nothing stands before it, or the end of a sentence.</param>
/// <param name="Removed">The word before it was left out.</param>
internal readonly record struct SentencePosition(bool Capital, bool Ended, bool Removed);

/// <summary>Words that are written as one.</summary>
/// <param name="From">The first word.</param>
/// <param name="To">The word behind the last.</param>
/// <param name="First">The first piece of these words.</param>
/// <param name="Next">The piece behind their last.</param>
internal readonly record struct WordUnit(int From, int To, int First, int Next);

/// <summary>Writes one word, or the words of a replaced phrase, by the rules; null where nothing is written.</summary>
internal static class WordFormatter
{
    public static TentativeWord? Write(
        ref SentencePosition position,
        PieceText text,
        WordUnit unit,
        IReadOnlyList<PhraseMatch> found,
        Rules rules
    )
    {
        if (unit.First == unit.Next)
            return Mark(ref position, text.Words[unit.From], rules);
        var (before, after) = Around(text, unit);
        var parts = PieceWriter.Parts(text, unit, found, rules, ref before, ref after);
        var wasCapital = position.Ended && char.IsUpper(text.Text(unit.First)[0]);
        var word = Joined(parts);
        if (word.Length == 0)
            return Remove(ref position, wasCapital, after);
        var begins = rules.Capitals && position.Ended && found.Any(match => match.From == unit.First && match.Phrase.IsRead);
        if (position.Capital || begins || (wasCapital && parts[0].Text is null))
            word = Begun(word, rules);
        return Placed(ref position, before + word + after, text.Words[unit.From].Joined, rules);
    }

    /// <summary>The marks in front of the first piece and behind the last one.</summary>
    private static (string Before, string After) Around(PieceText text, WordUnit unit)
    {
        var (first, last) = (text.Pieces[unit.First], text.Pieces[unit.Next - 1]);
        return (text.Words[first.Token].Text[..first.Start], text.Words[last.Token].Text[last.End..]);
    }

    private static TentativeWord Placed(ref SentencePosition position, string text, bool joined, Rules rules)
    {
        var written = Cased(text, rules);
        position = new(false, Sentences.EndsSentence(written), false);
        return new(written, joined);
    }

    private static string Begun(string word, Rules rules) =>
        rules.Treatment.Casing == Casing.AsSpoken ? LetterCase.Capitalised(word, rules.Language) : word;

    /// <summary>A mark by itself: behind a removed word it stays only if it ends a sentence that has not ended yet.</summary>
    private static TentativeWord? Mark(ref SentencePosition position, TentativeWord mark, Rules rules)
    {
        if (position.Removed && mark.Joined)
        {
            if (position.Ended || !Sentences.EndsSentence(mark.Text))
                return null;
            position = position with { Ended = true };
            return new(mark.Text, true);
        }
        return Placed(ref position, mark.Text, mark.Joined, rules);
    }

    private static string Joined(List<(string Gap, string? Text)> parts)
    {
        var word = new StringBuilder();
        foreach (var (gap, part) in parts)
            if (part is not null)
                word.Append(word.Length > 0 ? gap : "").Append(part);
        return word.ToString();
    }

    /// <summary>Removes a word: the next one takes its capital, the word before takes the end of its sentence.</summary>
    private static TentativeWord? Remove(ref SentencePosition position, bool wasCapital, string after)
    {
        var ends = !position.Ended && Sentences.EndsSentence(after);
        position = new((position.Capital || wasCapital) && !ends, position.Ended || ends, true);
        return ends ? new(after, true) : null;
    }

    private static string Cased(string text, Rules rules) =>
        rules.Treatment.Casing switch
        {
            Casing.Upper => LetterCase.Upper(text, rules.Language),
            Casing.Lower => LetterCase.Lower(text, rules.Language),
            _ => text,
        };
}
