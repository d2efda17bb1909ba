using System.Text;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>Whether a space stands between a word and the text before it, where the model wrote none.</summary>
/// <remarks>
/// Whisper often begins an utterance without its space. A text that goes on within an utterance has none for a reason: "it" and "'s",
/// "example" and ".com", "3" and ",5".
/// </remarks>
internal static class WordSpacing
{
    // Closing marks stand directly behind a word; dashes, quotes and apostrophes may open one.
    private static readonly System.Buffers.SearchValues<char> Closing = System.Buffers.SearchValues.Create(".,;:!?…)");

    /// <summary>
    /// Length of the closing marks at the start of a text that belong to the word before, since the rest begins a word of its own.
    /// </summary>
    public static int LateMarks(string text, Opening opening)
    {
        var marks = text.AsSpan().IndexOfAnyExcept(Closing);
        if (marks <= 0)
            return 0;
        var begins = opening != Opening.Nothing || (char.IsLetter(text[marks]) && text[marks - 1] != '.');
        return begins && char.IsLetterOrDigit(text[marks]) ? marks : 0;
    }

    /// <summary>Whether a word that the model wrote without a space is joined to the text before it.</summary>
    /// <param name="before">The word settled last; empty: there is none.</param>
    /// <param name="text">The word.</param>
    public static bool IsJoined(string before, string text, Opening opening)
    {
        if (opening != Opening.Nothing)
            return HasNoSpaces(First(text)) && (before.Length == 0 || HasNoSpaces(Last(before)));
        return !(EndsSentence(before) && char.IsLetter(text[0]) && !HasNoSpaces(First(text)));
    }

    // Not after "U." or "p.m.", whose next letter belongs to them.
    private static bool EndsSentence(string text) =>
        text switch
        {
            [.., '!' or '?' or '…'] => true,
            [.., var first, var second, '.'] => char.IsLetter(first) && char.IsLetter(second),
            _ => false,
        };

    /// <summary>Chinese and Japanese characters and their marks; Korean has spaces between words.</summary>
    private static bool HasNoSpaces(Rune rune) =>
        rune.Value
            is (>= 0x2E80 and <= 0xA4CF and not (>= 0x3130 and <= 0x318F))
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE4F)
                or (>= 0xFF00 and <= 0xFF9F)
                or (>= 0x20000 and <= 0x3FFFF);

    private static Rune First(string text)
    {
        _ = Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune;
    }

    private static Rune Last(string text)
    {
        _ = Rune.DecodeLastFromUtf16(text, out var rune, out _);
        return rune;
    }
}
