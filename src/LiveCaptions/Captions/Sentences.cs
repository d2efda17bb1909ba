using System.Text;

namespace LiveCaptions.Captions;

/// <summary>Where one sentence ends and another begins, as far as marks and capitals tell.</summary>
internal static class Sentences
{
    private const string Ends = ".?!…",
        WideEnds = "。？！",
        Closing = "\"'”’»)]」』）";

    /// <summary>True if this text ends with the mark of a sentence's end, quotation marks aside.</summary>
    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd(Closing);
        return end.Length > 0 && (Ends.Contains(end[^1]) || WideEnds.Contains(end[^1]));
    }

    /// <summary>True if a sentence ends with <paramref name="before"/> and <paramref name="word"/> begins another one: "e.g. in" is one.</summary>
    public static bool StartsNewSentence(string before, string word, bool joined)
    {
        if (!EndsSentence(before))
            return false;
        var spaceless = WideEnds.Contains(before.TrimEnd()[^1]);
        if (joined && !spaceless)
            return false;
        _ = Rune.DecodeFromUtf16(word.AsSpan().TrimStart("\"'“‘«([¿¡「『（"), out var first, out _);
        return Rune.IsLetterOrDigit(first) && !Rune.IsLower(first);
    }
}
