using System.Globalization;
using System.Text;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>
/// Writes text in the characters that captions inside a stream can carry; any other character would cut off the rest of its row. A word
/// with a letter that has no substitute is left out as a whole: its other letters would be another word.
/// </summary>
internal sealed class Cea608Text
{
    /// <summary>Enough for a person to recognise the script.</summary>
    private const int MaxLostReported = 8;

    private readonly StringBuilder lost = new();
    private bool reported;

    /// <summary>A word in characters that can be carried, without signs that cannot; empty if one of its letters cannot.</summary>
    public string Transliterate(string text)
    {
        var isWhole = true;
        var carried = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Cea608Characters.Carry(rune))
                carried.Append(rune);
            else if (Cea608Characters.SubstituteFor(rune) is { } substitute)
                carried.Append(substitute);
            else if (IsVisible(rune))
            {
                NoteLost(rune);
                isWhole &= !Rune.IsLetter(rune);
            }
        }
        return isWhole ? carried.ToString() : "";
    }

    /// <summary>A sentence about characters that were left out, the first time any were; null otherwise.</summary>
    public string? TakeReport()
    {
        if (reported || lost.Length == 0)
            return null;
        reported = true;
        return $"Captions inside the stream cannot carry {lost}, so words with these letters are left out there; use the overlay or the text source for this language.";
    }

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark);

    private void NoteLost(Rune rune)
    {
        if (lost.Length < MaxLostReported && !lost.ToString().Contains(rune.ToString(), StringComparison.Ordinal))
            lost.Append(rune);
    }
}
