using System.Text;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions.Breaks;

/// <summary>The smallest part of a text that is never broken: a word with everything joined to it.</summary>
internal sealed record LineUnit(string Text, bool Joined, AudioTime Start, AudioTime End)
{
    /// <summary>The words in it, with those without text before it.</summary>
    public int Words { get; init; } = 1;

    /// <summary>The number of whoever says it; 0: nobody asked.</summary>
    public int Speaker { get; init; }

    /// <summary>Columns on screen.</summary>
    public int Width { get; } = TextColumns.Of(Text);

    /// <summary>Whether it ends a sentence.</summary>
    public bool EndsSentence { get; } = Sentences.EndsSentence(Text);

    /// <summary>Whether it ends with a mark at which a reader pauses.</summary>
    public bool EndsClause { get; } = Sentences.EndsClause(Text);

    /// <summary>Makes units of words, with times that never go back; words without text are left out.</summary>
    /// <param name="latest">No unit starts before it: the start of the unit before these words.</param>
    public static IReadOnlyList<LineUnit> From(IEnumerable<SettledWord> words, AudioTime latest = default)
    {
        var units = new List<LineUnit>();
        var empty = 0;
        foreach (var word in words)
        {
            var text = Cleaned(word.Text);
            if (text.Length == 0)
            {
                empty++;
                continue;
            }
            var start = Later(word.Start, latest);
            var end = Later(word.End, start);
            latest = start;
            if (word.Joined && units.Count > 0 && !MayBreak(units[^1].Text, text))
                units[^1] = new(WithoutArrow(units[^1].Text + text), units[^1].Joined, units[^1].Start, Later(end, units[^1].End))
                {
                    Words = units[^1].Words + empty + 1,
                    Speaker = units[^1].Speaker,
                };
            else
                units.Add(new(text, word.Joined, start, end) { Words = empty + 1, Speaker = word.Speaker });
            empty = 0;
        }
        return units;
    }

    /// <summary>The later of two times.</summary>
    public static AudioTime Later(AudioTime one, AudioTime other) => one > other ? one : other;

    /// <summary>Writes units as one line.</summary>
    public static string Join(ReadOnlySpan<LineUnit> units)
    {
        var text = new StringBuilder();
        foreach (var unit in units)
        {
            if (text.Length > 0 && !unit.Joined)
                text.Append(' ');
            text.Append(unit.Text);
        }
        return text.ToString();
    }

    /// <summary>Whether a line may end between two texts without a space.</summary>
    public static bool MayBreak(string before, string after)
    {
        _ = Rune.DecodeLastFromUtf16(before, out var last, out _);
        _ = Rune.DecodeFromUtf16(after, out var first, out _);
        return BreakOpportunities.MayBreak(last, first) || BreakOpportunities.MayPart(last, first);
    }

    /// <summary>Removes control characters and arrows: a line break would end a cue, and an arrow might begin one.</summary>
    private static string Cleaned(string text) => WithoutArrow(VisibleText.Of(text));

    private static string WithoutArrow(string text)
    {
        // Each round takes out a dash, so that a longer arrow leaves none either.
        while (text.Contains("-->", StringComparison.Ordinal))
            text = text.Replace("-->", "->", StringComparison.Ordinal);
        return text;
    }
}

/// <summary>Tests the last character of a text.</summary>
internal static class LastCharacter
{
    public static bool EndsWithAny(this string text, string characters) =>
        text.Length > 0 && characters.Contains(text[^1], StringComparison.Ordinal);
}
