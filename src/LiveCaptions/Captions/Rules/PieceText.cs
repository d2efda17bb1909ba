using System.Globalization;
using System.Text;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Rules;

/// <summary>A run of letters and digits between marks; in scripts without spaces, a single letter.</summary>
/// <param name="Token">The word in which it stands.</param>
/// <param name="Start">Its first character in that word.</param>
/// <param name="End">The character behind its last.</param>
/// <param name="Key">What is compared.</param>
internal readonly record struct Piece(int Token, int Start, int End, string Key);

/// <summary>Words in pieces: rules match pieces, so that a word ends at any mark and not only at a space.</summary>
internal sealed class PieceText
{
    private readonly List<Piece> pieces = [];

    /// <param name="turkic">Whether dotted and dotless i are two letters.</param>
    public PieceText(IReadOnlyList<TentativeWord> words, bool turkic)
    {
        Words = words;
        for (var token = 0; token < words.Count; token++)
            Divide(token, words[token].Text, turkic);
    }

    /// <summary>The words.</summary>
    public IReadOnlyList<TentativeWord> Words { get; }

    /// <summary>The pieces of all words, in order.</summary>
    public IReadOnlyList<Piece> Pieces => pieces;

    /// <summary>The text of a piece.</summary>
    public string Text(int piece) => Words[pieces[piece].Token].Text[pieces[piece].Start..pieces[piece].End];

    /// <summary>What stands between a piece and the one before it.</summary>
    public string Gap(int piece)
    {
        var (from, to) = (pieces[piece - 1], pieces[piece]);
        if (from.Token == to.Token)
            return Words[to.Token].Text[from.End..to.Start];
        var gap = new StringBuilder(Words[from.Token].Text[from.End..]);
        for (var token = from.Token + 1; token <= to.Token; token++)
            gap.Append(Words[token].Joined ? "" : " ").Append(token < to.Token ? Words[token].Text : Words[token].Text[..to.Start]);
        return gap.ToString();
    }

    /// <summary>What stands behind the last piece.</summary>
    public string Rest =>
        pieces.Count == 0
            ? ""
            : Words[pieces[^1].Token].Text[pieces[^1].End..] + string.Concat(Words.Skip(pieces[^1].Token + 1).Select(word => word.Text));

    private void Divide(int token, string text, bool turkic)
    {
        for (var i = 0; i < text.Length; )
        {
            if (!IsOfWord(text, i))
            {
                i++;
                continue;
            }
            var start = i;
            var isSpaceless = IsSpaceless(text, i);
            i += LengthAt(text, i);
            while (i < text.Length && (isSpaceless ? IsMark(text, i) : GoesOn(text, i) && !IsSpaceless(text, i)))
                i += LengthAt(text, i);
            while (MatchKey.IsInvisible(text[i - 1]) && text[i - 1] is not '\u200d' && i - 1 > start)
                i--;
            pieces.Add(new(token, start, i, MatchKey.Of(text.AsSpan(start, i - start), turkic)));
        }
    }

    private static int LengthAt(string text, int i) => char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;

    private static bool IsOfWord(string text, int i) => char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || IsMark(text, i);

    private static bool IsMark(string text, int i) =>
        char.GetUnicodeCategory(text[i])
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    private static bool GoesOn(string text, int i) =>
        IsOfWord(text, i)
        || MatchKey.IsInvisible(text[i])
        // Points within numbers.
        || (text[i] is '.' or ',' or ':' && char.IsDigit(text[i - 1]) && i + 1 < text.Length && char.IsDigit(text[i + 1]));

    /// <summary>Han, Kana, Thai, Lao, Tibetan, Myanmar and Khmer: words stand side by side.</summary>
    private static bool IsSpaceless(string text, int i)
    {
        var code =
            char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
                ? char.ConvertToUtf32(text, i)
                : text[i];
        return code
            is (>= 0x0E00 and <= 0x0FFF)
                or (>= 0x1000 and <= 0x109F)
                or (>= 0x1780 and <= 0x17FF)
                or (>= 0x2E80 and <= 0x31FF and not (>= 0x3130 and <= 0x318F))
                or (>= 0x3400 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFF66 and <= 0xFF9F)
                or (>= 0x20000 and <= 0x3FFFF);
    }
}
