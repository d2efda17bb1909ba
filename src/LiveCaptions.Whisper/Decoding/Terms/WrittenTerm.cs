using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding.Terms;

/// <summary>A term, or the rest of one whose first words have settled, in place of what the model alone would have written.</summary>
/// <param name="Use">The term, and what it stands in place of.</param>
/// <param name="Word">The first word of the term that is meant.</param>
internal sealed record WrittenTerm(TermUse Use, int Word = 0)
{
    private static readonly char[] Marks = [.. ".,;:!?…-–—'\"”’)“‘(¿¡ "];

    public static WrittenTerm Of(Vocabulary vocabulary, Term term, ReadOnlySpan<int> heard) =>
        new(new TermUse(term.Text, vocabulary.Text(heard).Trim(Marks)));

    /// <summary>What a word of it is.</summary>
    /// <param name="word">Which one, counted from the first one that is meant.</param>
    public TermWord At(int word) => new(Use, HeardInsteadOf(Word + word), Word + word == 0);

    /// <summary>
    /// The text as the model alone would have written it, with the marks that stand around the term now.
    /// </summary>
    /// <param name="text">A written word of the term.</param>
    /// <param name="part">What it is of the term.</param>
    public static string Heard(string text, TermWord part)
    {
        var end = text.AsSpan().TrimEnd(Marks).Length;
        var begin = text.Length - text.AsSpan().TrimStart(Marks).Length;
        return part.Heard.Length == 0 || begin >= end ? part.Heard : text[..begin] + part.Heard + text[end..];
    }

    /// <summary>As many words of what was heard as there are, the last ones for the last words of the term.</summary>
    private string HeardInsteadOf(int word)
    {
        var heard = Use.Heard.Split(' ');
        var (last, at) = (Use.Term.Count(c => c == ' '), word + heard.Length - 1 - Use.Term.Count(c => c == ' '));
        if (heard.Length <= last + 1)
            return at < 0 ? "" : heard[at];
        return word < last ? heard[word] : string.Join(' ', heard[word..]);
    }
}

/// <summary>Where a term stands in a text.</summary>
/// <param name="Place">Its first token.</param>
/// <param name="End">The token behind its last one.</param>
internal readonly record struct TermPlace(int Place, int End, WrittenTerm Term);
