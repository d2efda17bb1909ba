using System.Text;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Breaks;

/// <summary>The smallest part of a text that stays together: a word with all that is joined to it.</summary>
internal sealed record LineUnit(string Text, bool Joined, AudioTime Start, AudioTime End)
{
    /// <summary>Columns on screen.</summary>
    public int Width { get; } = TextColumns.Of(Text);

    /// <summary>Ends a sentence.</summary>
    public bool EndsSentence { get; } = Sentences.EndsSentence(Text);

    /// <summary>Ends with a mark at which a reader pauses.</summary>
    public bool EndsClause { get; } = Text.EndsWithAny(",;:、，；：—–");

    /// <summary>Words as pieces, with times that never go back; words without text are left out.</summary>
    public static IReadOnlyList<LineUnit> From(IEnumerable<SettledWord> words)
    {
        var pieces = new List<LineUnit>();
        var latest = AudioTime.Zero;
        foreach (var word in words)
        {
            var text = Cleaned(word.Text);
            if (text.Length == 0)
                continue;
            var start = Later(word.Start, latest);
            var end = Later(word.End, start);
            latest = start;
            if (word.Joined && pieces.Count > 0 && !MayBreak(pieces[^1].Text, text))
                pieces[^1] = new(pieces[^1].Text + text, pieces[^1].Joined, pieces[^1].Start, Later(end, pieces[^1].End));
            else
                pieces.Add(new(text, word.Joined, start, end));
        }
        return pieces;
    }

    public static AudioTime Later(AudioTime one, AudioTime other) => one > other ? one : other;

    /// <summary>The pieces as one line.</summary>
    public static string Join(ReadOnlySpan<LineUnit> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (text.Length > 0 && !piece.Joined)
                text.Append(' ');
            text.Append(piece.Text);
        }
        return text.ToString();
    }

    /// <summary>True if a line may end between these two although no space stands there.</summary>
    public static bool MayBreak(string before, string after)
    {
        _ = Rune.DecodeLastFromUtf16(before, out var last, out _);
        _ = Rune.DecodeFromUtf16(after, out var first, out _);
        return TextColumns.MayBreak(last, first);
    }

    /// <summary>One line without control characters, since a line break would end a cue, and an arrow might begin one.</summary>
    private static string Cleaned(string text) => SingleLine.Of(text).Replace("-->", "->", StringComparison.Ordinal);
}

/// <summary>Asks for one of several last characters.</summary>
internal static class LastCharacter
{
    public static bool EndsWithAny(this string text, string characters) =>
        text.Length > 0 && characters.Contains(text[^1], StringComparison.Ordinal);
}
