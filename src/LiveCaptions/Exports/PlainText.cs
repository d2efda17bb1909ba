using System.Text;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>Words as running text: a line a sentence.</summary>
internal static class PlainText
{
    public static string Write(IEnumerable<SettledWord> words)
    {
        var text = new StringBuilder();
        var fresh = true;
        foreach (var piece in Piece.From(words))
        {
            if (!fresh && !piece.Joined) text.Append(' ');
            text.Append(piece.Text);
            fresh = piece.EndsSentence;
            if (fresh) text.Append('\n');
        }
        return fresh ? text.ToString() : text.Append('\n').ToString();
    }

    /// <summary>The pieces as one line.</summary>
    public static string Join(ReadOnlySpan<Piece> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (text.Length > 0 && !piece.Joined) text.Append(' ');
            text.Append(piece.Text);
        }
        return text.ToString();
    }
}
