using System.Text;

namespace LiveCaptions.Captions;

/// <summary>Finds the ends of sentences by marks and capitals.</summary>
internal static class Sentences
{
    private const string Ends = ".?!…؟۔।॥",
        WideEnds = "。？！｡",
        ClauseEnds = ",;:、，；：—–،؛",
        Closing = "\"'”’»)]」』）";

    /// <summary>Whether a text ends with a mark that ends a sentence, closing quotation marks and brackets aside.</summary>
    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd(Closing);
        return end.Length > 0 && (Ends.Contains(end[^1]) || WideEnds.Contains(end[^1]));
    }

    /// <summary>Whether a text ends with a mark within a sentence at which a reader pauses.</summary>
    public static bool EndsClause(string text) => text.Length > 0 && ClauseEnds.Contains(text[^1]);

    /// <summary>Whether <paramref name="before"/> ends a sentence and <paramref name="word"/> begins another: "e.g. in" does not.</summary>
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
