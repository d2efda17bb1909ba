using System.Collections.Frozen;

namespace LiveCaptions.Captions.Rules.Letters;

/// <summary>Joins letters that are spelled one by one: "O, B, S", "O B S" and "O-B-S" become "OBS".</summary>
/// <remarks>
/// What may be something else stays as it was heard: two letters ("Plan B", "Q and A"), small letters, initials and abbreviations with
/// points, a list such as "A, B, C", and rows that may begin with a word of one letter.
/// </remarks>
internal static class LetterRow
{
    private const int Fewest = 3;

    // A longer row stays: it would wait too long for its end.
    private const int Most = 16;
    private const string Hyphens = "-‐‑";
    private const string Apostrophes = "'’";

    // Letters that are words as well; before a space such a letter begins no row. In other languages any letter may be one.
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["en"] = "AIO",
        ["de"] = "",
        ["fr"] = "AÀOÔY",
        ["es"] = "AEOUY",
        ["it"] = "AEÈIO",
        ["pt"] = "AÀEÉO",
    }.ToFrozenDictionary();

    /// <summary>The row that begins at a piece, as one word; null if none does.</summary>
    /// <param name="language">ISO 639 code, perhaps with a region; null if it is unknown.</param>
    /// <param name="more">More words may follow.</param>
    /// <param name="waits">The next word decides on it.</param>
    public static (int To, string Text)? At(PieceText text, int from, string? language, bool more, out bool waits)
    {
        waits = false;
        if (!IsLetter(text, from) || !Begins(text, from) || MayBeWord(text, from, language))
            return null;
        var to = from + 1;
        while (to < text.Pieces.Count && to - from <= Most && IsLetter(text, to) && Joins(text.Gap(to)))
            to++;
        waits = more && to == text.Pieces.Count && to - from <= Most && (text.Rest.Length == 0 || Joins(text.Rest + " "));
        if (waits || to - from is < Fewest or > Most || !Ends(text, to) || IsList(text, from, to))
            return null;
        return (to, string.Concat(Enumerable.Range(from, to - from).Select(text.Text)));
    }

    private static bool IsLetter(PieceText text, int piece) => text.Text(piece) is [var letter] && char.IsUpper(letter);

    private static bool Joins(string gap) => gap is " " or ", " or "," || IsHyphen(gap);

    private static bool IsHyphen(string gap) => gap.TrimEnd() is [var mark] && Hyphens.Contains(mark, StringComparison.Ordinal);

    /// <summary>Whether a row may begin here: not within another, and not behind a hyphen or a point.</summary>
    private static bool Begins(PieceText text, int piece) =>
        piece == 0 || (IsApart(text.Gap(piece)) && !(IsLetter(text, piece - 1) && Joins(text.Gap(piece))));

    /// <summary>Whether the row ends before a piece: it is no part of a longer word, as in "A-B-C-weapons".</summary>
    private static bool Ends(PieceText text, int piece) => piece < text.Pieces.Count ? IsApart(text.Gap(piece)) : !IsHyphen(text.Rest);

    private static bool IsApart(string gap) =>
        gap.Contains(' ') || (gap.Length == 1 && Apostrophes.Contains(gap[0], StringComparison.Ordinal));

    /// <summary>"I B M" may be what somebody says of themselves, and "A B C" may begin with an article.</summary>
    private static bool MayBeWord(PieceText text, int piece, string? language)
    {
        var (token, end) = (text.Words[text.Pieces[piece].Token].Text, text.Pieces[piece].End);
        if (end < token.Length)
            return !(token[end] == ',' || Hyphens.Contains(token[end], StringComparison.Ordinal));
        var words = language is null ? null : Words.GetValueOrDefault(language.Split('-', '_')[0].ToLowerInvariant());
        return words is null || words.Contains(text.Text(piece)[0], StringComparison.Ordinal);
    }

    /// <summary>
    /// Letters with commas in the order of the alphabet name several things ("plans A, B, C"); one letter again and again is a stutter.
    /// </summary>
    private static bool IsList(PieceText text, int from, int to)
    {
        var letters = Enumerable.Range(from, to - from).Select(piece => text.Text(piece)[0]).ToList();
        var hasCommas = Enumerable.Range(from + 1, to - from - 1).Any(piece => text.Gap(piece).StartsWith(','));
        var ascends = letters.Zip(letters.Skip(1)).All(pair => pair.First < pair.Second);
        return (hasCommas && ascends) || letters.Distinct().Count() == 1;
    }
}
