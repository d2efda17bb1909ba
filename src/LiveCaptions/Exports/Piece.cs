using System.Globalization;
using System.Text;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>The smallest part of a text that stays together: a word with all that is joined to it.</summary>
internal sealed record Piece(string Text, bool Joined, AudioTime Start, AudioTime End)
{
    private const string Closing = ".,!?:;)]}'\"”’»…、。，．！？：；）］｝」』ー";

    /// <summary>Columns on screen.</summary>
    public int Width { get; } = WidthOf(Text);

    /// <summary>Ends a sentence.</summary>
    public bool EndsSentence { get; } = Text.TrimEnd('"', '\'', '”', '’', '»', ')', ']').EndsWithAny(".!?…。！？");

    /// <summary>Ends with a mark at which a reader pauses.</summary>
    public bool EndsClause { get; } = Text.EndsWithAny(",;:、，；：—–");

    /// <summary>Words as pieces, with times that never go back; words without text are left out.</summary>
    public static IReadOnlyList<Piece> From(IEnumerable<SettledWord> words)
    {
        var pieces = new List<Piece>();
        var latest = AudioTime.Zero;
        foreach (var word in words)
        {
            var text = Cleaned(word.Text);
            if (text.Length == 0) continue;
            var start = Later(word.Start, latest);
            var end = Later(word.End, start);
            latest = start;
            if (word.Joined && pieces.Count > 0 && !MayStartLine(text))
                pieces[^1] = new(pieces[^1].Text + text, pieces[^1].Joined, pieces[^1].Start, Later(end, pieces[^1].End));
            else
                pieces.Add(new(text, word.Joined, start, end));
        }
        return pieces;
    }

    /// <summary>Columns on screen: wide characters, as in Chinese, take two.</summary>
    public static int WidthOf(string text) => text.EnumerateRunes().Sum(rune => IsWide(rune) ? 2 : 1);

    public static AudioTime Later(AudioTime one, AudioTime other) => one > other ? one : other;

    /// <summary>Scripts without spaces may break before any character but a closing mark.</summary>
    private static bool MayStartLine(string text) => IsWide(Rune.GetRuneAt(text, 0)) && !Closing.Contains(text[0], StringComparison.Ordinal);

    /// <summary>One line without control characters, since a line break would end a cue, and an arrow might begin one.</summary>
    private static string Cleaned(string text) => string.Join(' ',
        string.Concat(text.Select(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c))
            .Replace("-->", "->", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsWide(Rune rune) => rune.Value is >= 0x1100 and (<= 0x115F or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD));
}

/// <summary>Asks for one of several last characters.</summary>
internal static class LastCharacter
{
    public static bool EndsWithAny(this string text, string characters) => text.Length > 0 && characters.Contains(text[^1], StringComparison.Ordinal);
}
