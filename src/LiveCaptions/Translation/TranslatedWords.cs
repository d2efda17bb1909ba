using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Translation;

/// <summary>Makes words of a translated text, spread over the time in which its source was said.</summary>
internal static class TranslatedWords
{
    /// <param name="text">One line.</param>
    /// <param name="start">Where the first word begins.</param>
    /// <param name="end">Where the last one ends.</param>
    public static IReadOnlyList<SettledWord> Of(string text, AudioTime start, AudioTime end)
    {
        var parts = Parts(text);
        var letters = Math.Max(1, parts.Sum(part => part.Text.Length));
        var words = new List<SettledWord>(parts.Count);
        var passed = 0;
        foreach (var (part, joined) in parts)
        {
            var from = At(passed);
            passed += part.Length;
            words.Add(new(part, joined, from, At(passed), 1));
        }
        return words;

        // Each word begins later than the one before, so that a word can be told by its time.
        AudioTime At(int letter) => new(start.Samples + Math.Max(end.Samples - start.Samples, letters) * letter / letters);
    }

    /// <summary>Words between spaces, and the pieces of a text without spaces at which a line may end.</summary>
    public static IReadOnlyList<(string Text, bool Joined)> Parts(string text)
    {
        var parts = new List<(string, bool)>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            parts.AddRange(BreakOpportunities.Pieces(word).Select((piece, n) => (piece, n > 0)));
        return parts;
    }
}
