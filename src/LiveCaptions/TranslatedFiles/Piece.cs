using LiveCaptions.Captions;
using LiveCaptions.Translation;

namespace LiveCaptions.TranslatedFiles;

/// <summary>A sentence in a turn, or the part of a sentence that stands there.</summary>
/// <param name="Cue">The cue, from 0.</param>
/// <param name="Turn">The turn within the cue, from 0.</param>
/// <param name="From">Where it begins in the turn's text.</param>
/// <param name="To">The character behind it.</param>
/// <param name="Text">Its words.</param>
/// <param name="Joined">No space stands before it.</param>
internal sealed record Piece(int Cue, int Turn, int From, int To, string Text, bool Joined)
{
    // A text without end is cut all the same; no sentence that is spoken is this long.
    private const int MostLetters = 400,
        MostLettersOfWord = 100;

    /// <summary>Words; of a script without spaces, what counts as many.</summary>
    public double Size { get; } = TranslatedWords.Parts(Text).Sum(part => UnitCutter.SizeOf(part.Text, part.Joined));

    /// <summary>Columns on screen.</summary>
    public int Columns { get; } = TextColumns.Of(Text);

    /// <summary>Whether its sentence ends with it.</summary>
    public bool EndsSentence => UnitCutter.EndsSentence(Text.Split(' ')[^1]);

    /// <summary>How many of its words begin before a character of the turn's text, and how many there are.</summary>
    public (int Before, int All) WordsBefore(int at)
    {
        var (before, all, place) = (0, 0, From);
        foreach (var (part, joined) in TranslatedWords.Parts(Text))
        {
            place += all > 0 && !joined ? 1 : 0;
            before += place < at ? 1 : 0;
            place += part.Length;
            all++;
        }
        return (before, all);
    }

    /// <summary>The pieces of a turn.</summary>
    public static IEnumerable<Piece> Of(Turn turn, int cue, int number)
    {
        var (from, at, size, joined) = (0, 0, 0.0, false);
        var text = turn.Text;
        foreach (var (part, isJoined) in TranslatedWords.Parts(text).SelectMany(Shortened))
        {
            var start = at + (isJoined || at == 0 ? 0 : 1);
            if (size >= SentenceUnits.MostWords || start + part.Length - from > MostLetters)
            {
                yield return Cut();
                (from, size, joined) = (start, 0, isJoined);
            }
            at = start + part.Length;
            size += UnitCutter.SizeOf(part, isJoined);
            if (!UnitCutter.EndsSentence(part) || at == text.Length)
                continue;
            yield return Cut();
            (joined, size) = (text[at] != ' ', 0);
            from = joined ? at : at + 1;
        }
        if (from < at)
            yield return Cut();

        Piece Cut() => new(cue, number, from, at, text[from..at], joined);
    }

    private static IEnumerable<(string Text, bool Joined)> Shortened((string Text, bool Joined) part)
    {
        var from = 0;
        while (part.Text.Length - from > MostLettersOfWord)
        {
            var to = from + MostLettersOfWord;
            to -= char.IsHighSurrogate(part.Text[to - 1]) ? 1 : 0;
            yield return (part.Text[from..to], part.Joined || from > 0);
            from = to;
        }
        yield return (part.Text[from..], part.Joined || from > 0);
    }
}
