using LiveCaptions.Captions;

namespace LiveCaptions.Translation;

/// <summary>Units that wait for the engine. It never grows without bound: units are joined, and what comes too late is given up.</summary>
/// <remarks>Threading: not safe; its owner locks.</remarks>
internal sealed class TranslationBacklog
{
    /// <summary>A unit that would be shown later than this is given up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>Up to so many units, each is a request of its own.</summary>
    public const int Single = 2;

    // An engine takes longer for a longer text, and a model loses parts of one.
    private const int MostJoinedWords = 42;

    private readonly List<TranslationUnit> units = [];

    /// <summary>Units that wait.</summary>
    public int Count => units.Count;

    public void Add(TranslationUnit unit) => units.Add(unit);

    /// <summary>Corrects words in the units that wait.</summary>
    public void Correct(IReadOnlyList<WordCorrection> corrections)
    {
        for (var i = 0; i < units.Count; i++)
            units[i] = Corrected(units[i], corrections) ?? units[i];
    }

    /// <summary>The unit with its words corrected; null if it has none of them.</summary>
    public static TranslationUnit? Corrected(TranslationUnit unit, IReadOnlyList<WordCorrection> corrections) =>
        unit.Words.Any(word => corrections.Any(correction => correction.Number == word.Number))
            ? unit with
            {
                Words = [.. unit.Words.Select(word => word.Corrected(corrections))],
            }
            : null;

    /// <summary>Gives up the units that are too late.</summary>
    /// <returns>How many.</returns>
    public int GiveUp(TimeSpan now) => units.RemoveAll(unit => now - unit.Came >= Longest);

    /// <summary>What is translated next: the oldest unit, with those behind it where several wait; null: nothing waits.</summary>
    public TranslationUnit? Take()
    {
        if (units.Count == 0)
            return null;
        var taken = 1;
        if (units.Count > Single)
            for (
                var words = units[0].Words.Count;
                taken < units.Count && units[taken].Language == units[0].Language && (words += units[taken].Words.Count) <= MostJoinedWords;

            )
                taken++;
        var unit = TranslationUnit.Join(units[..taken]);
        units.RemoveRange(0, taken);
        return unit;
    }

    public void Clear() => units.Clear();
}
