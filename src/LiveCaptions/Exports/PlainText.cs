using System.Text;
using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Exports;

/// <summary>Writes words as running text, one sentence per line; whoever begins to speak is named.</summary>
internal static class PlainText
{
    public static string Write(IEnumerable<SettledWord> words)
    {
        LineUnit[] units = [.. LineUnit.From(words)];
        var text = new StringBuilder();
        var start = 0;
        for (var end = 1; end <= units.Length; end++)
        {
            if (end < units.Length && !units[end - 1].EndsSentence && units[end - 1].Speaker == units[end].Speaker)
                continue;
            if (SpeakerNames.BeginsTurn(units, start))
                text.Append(SpeakerNames.Of(units[start].Speaker)).Append(": ");
            text.Append(LineUnit.Join(units.AsSpan(start..end))).Append('\n');
            start = end;
        }
        return text.ToString();
    }
}
