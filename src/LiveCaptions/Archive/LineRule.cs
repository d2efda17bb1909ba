using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Archive;

/// <summary>
/// Where a line of the archive ends: it is what a search shows, so a sentence of one speaker where there are sentences, and never without
/// end.
/// </summary>
internal static class LineRule
{
    /// <summary>A pause this long ends a line.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Characters after which a line ends with the next word.</summary>
    public const int Longest = 240;

    /// <summary>Whether a word begins a new line.</summary>
    /// <param name="line">The text of the line so far.</param>
    /// <param name="before">The last word of it.</param>
    public static bool Ends(string line, ArchivedWord before, ArchivedWord word) =>
        word.Start - before.End >= Pause
        || SpokenLines.Changes(before.Speaker, word.Speaker)
        || line.Length >= Longest
        || Sentences.StartsNewSentence(before.Text, word.Text, word.Joined);

    /// <summary>A line with one more word; one that was taken out adds nothing.</summary>
    public static string With(string line, string word, bool joined) =>
        word.Length == 0 ? line
        : line.Length == 0 || joined ? line + word
        : $"{line} {word}";
}
