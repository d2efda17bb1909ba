using System.Text;

namespace LiveCaptions.Whisper.Models;

/// <summary>The model's tokens as bytes: a token may hold half a character, and a word begins where a token says so.</summary>
internal sealed class Vocabulary
{
    private readonly byte[][] pieces;
    private readonly HashSet<int> continues;
    private readonly Lazy<Tokeniser> tokeniser;
    private readonly bool[] mute; // ">>" marks a change of speaker; captions do not show it

    /// <param name="pieces">Bytes of every text token, in the order of their numbers; none for one that is no text.</param>
    /// <param name="never">Tokens among them that no text has.</param>
    public Vocabulary(byte[][] pieces, IReadOnlyList<int>? never = null)
    {
        this.pieces = pieces;
        mute = [.. pieces.Select(IsTurn)];
        Unwanted = [.. Enumerable.Range(0, pieces.Length).Where(IsRemark), .. never ?? []];
        Notes = [.. Unwanted.Where(IsNote)];
        tokeniser = new(() => new(this));
        Continuing = [.. Enumerable.Range(0, pieces.Length).Where(IsContinuing)];
        continues = [.. Continuing];
    }

    /// <summary>Number of text tokens; other tokens have higher numbers, or no bytes.</summary>
    public int Count => pieces.Length;

    /// <summary>Tokens that begin a remark such as "[Music]", a note sign, or what is no text: never wanted in captions.</summary>
    public int[] Unwanted { get; }

    /// <summary>The unwanted tokens that make a note sign, which stands before the words of a song.</summary>
    public int[] Notes { get; }

    /// <summary>Tokens that continue the word before them: letters, or "'ve", without a space.</summary>
    public int[] Continuing { get; }

    /// <summary>Whether a token continues the word before it.</summary>
    public bool Continues(int token) => continues.Contains(token);

    /// <summary>Writes text in these tokens.</summary>
    public Tokeniser Tokeniser => tokeniser.Value;

    /// <summary>A token's bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int token) => pieces[token];

    /// <summary>
    /// Whether a token begins with a space, or with a character of a script without spaces (lead bytes of U+3000 to U+9FFF and beyond
    /// U+FFFF).
    /// </summary>
    public bool StartsWord(int token) => pieces[token] is [(byte)' ', ..] || IsUnspaced(pieces[token]);

    /// <summary>What stands before a word in a text: a space, but nothing before a character of a script without spaces.</summary>
    public static string SpaceBefore(string word) => IsUnspaced(Encoding.UTF8.GetBytes(word)) ? "" : " ";

    /// <summary>The text of tokens, decoded from their joined bytes; an incomplete character at the end is left out.</summary>
    public string Text(ReadOnlySpan<int> tokens)
    {
        var length = 0;
        foreach (var token in tokens)
            if (IsText(token))
                length += pieces[token].Length;
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        var at = 0;
        foreach (var token in tokens)
        {
            if (!IsText(token))
                continue;
            pieces[token].CopyTo(bytes[at..]);
            at += pieces[token].Length;
        }
        return Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD');
    }

    private static bool IsUnspaced(byte[] text) => text is [(>= 0xE3 and <= 0xE9) or 0xF0, ..];

    private bool IsContinuing(int token) =>
        !StartsWord(token) && Text([token]).TrimStart('\'') is [var first, ..] && char.IsLetterOrDigit(first);

    private bool IsText(int token) => token < pieces.Length && !mute[token];

    // Forbidding the token instead cost the first word of the turn: "And Mr. John" became "Mr. John".
    private static bool IsTurn(byte[] piece) => piece.AsSpan().Trim(" "u8) is { IsEmpty: false } text && !text.ContainsAnyExcept((byte)'>');

    private bool IsRemark(int token)
    {
        var piece = pieces[token].AsSpan().Trim(" \t\n\r"u8);
        return !piece.IsEmpty && !mute[token] && ("[(*#<>{\""u8.Contains(piece[0]) || IsNote(token));
    }

    // ♩ ♪ ♫ ♬ share their first two bytes.
    private bool IsNote(int token) => pieces[token].AsSpan().IndexOf("\u2669"u8[..2]) >= 0;
}
