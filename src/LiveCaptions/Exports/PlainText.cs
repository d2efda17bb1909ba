using System.Text;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>Words as running text: a line a sentence.</summary>
internal static class PlainText
{
    public static string Write(IEnumerable<SettledWord> words)
    {
        var text = new StringBuilder();
        var fresh = true;
        foreach (var piece in LineUnit.From(words))
        {
            if (!fresh && !piece.Joined)
                text.Append(' ');
            text.Append(piece.Text);
            fresh = piece.EndsSentence;
            if (fresh)
                text.Append('\n');
        }
        return fresh ? text.ToString() : text.Append('\n').ToString();
    }
}
