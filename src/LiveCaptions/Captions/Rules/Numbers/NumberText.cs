using System.Text;

namespace LiveCaptions.Captions.Rules.Numbers;

/// <summary>Words as numbers are read from them, and whether a word was asked for that has not come yet.</summary>
/// <param name="more">More words may follow.</param>
internal sealed class NumberText(PieceText text, SpelledNumbers numbers, bool more)
{
    private const string Hyphens = "-‐‑";

    /// <summary>A decision needs the next word.</summary>
    public bool Waits { get; set; }

    public SpelledNumbers Numbers => numbers;

    public NumberLanguage Language => numbers.Language;

    public PieceText Pieces => text;

    /// <summary>The piece without case and accents.</summary>
    public string Key(int piece) => Bare(text.Pieces[piece].Key);

    /// <summary>The key of a piece that goes on from the one before: a space or a hyphen stands between them.</summary>
    public string? Within(int piece) => Follows(piece, comma: false);

    /// <summary>The same behind a comma, too.</summary>
    public string? Beside(int piece) => Follows(piece, comma: true);

    /// <summary>The key of the piece before, if this one goes on from it.</summary>
    public string? Before(int piece, bool comma = false) => piece > 0 && Joins(text.Gap(piece), comma) ? Key(piece - 1) : null;

    /// <summary>Whether a piece hangs on the one before it by a hyphen.</summary>
    public bool IsHyphenated(int piece) => piece < text.Pieces.Count && IsHyphen(text.Gap(piece));

    /// <summary>The marks behind a piece.</summary>
    public string After(int piece) => piece + 1 < text.Pieces.Count ? text.Gap(piece + 1) : text.Rest;

    /// <summary>Whether a piece may be part of a row of figures and spelled letters.</summary>
    public bool IsMember(int piece)
    {
        var word = text.Text(piece);
        return char.IsDigit(word[0]) || (word.Length == 1 && char.IsUpper(word[0]) && word != "I") || numbers.IsFigure(Key(piece));
    }

    /// <summary>Removes the accents of a key.</summary>
    public static string Bare(string key)
    {
        if (!key.Any(IsAccent))
            return key;
        var bare = new StringBuilder(key.Length);
        foreach (var c in key)
            if (!IsAccent(c))
                bare.Append(c);
        return bare.ToString();
    }

    private string? Follows(int piece, bool comma)
    {
        if (piece < text.Pieces.Count)
            return Joins(text.Gap(piece), comma) ? Key(piece) : null;
        if (more && text.Rest.All(c => Hyphens.Contains(c, StringComparison.Ordinal) || (comma && c == ',')))
            Waits = true;
        return null;
    }

    private static bool Joins(string gap, bool comma) => gap is " " || IsHyphen(gap) || (comma && gap is ", ");

    private static bool IsHyphen(string gap) => gap.Length == 1 && Hyphens.Contains(gap[0], StringComparison.Ordinal);

    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036f';
}
