using LiveCaptions.Captions.Breaks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Translation;

/// <summary>Settled words that are translated together, such as a clause.</summary>
/// <param name="Words">The words, as people have corrected them so far.</param>
/// <param name="Language">Their language: ISO 639 code; null: unknown.</param>
/// <param name="Start">When the first word began, by the monotonic clock.</param>
/// <param name="End">When the last one ended.</param>
/// <param name="Came">When the unit was complete.</param>
internal sealed record TranslationUnit(IReadOnlyList<SettledWord> Words, string? Language, TimeSpan Start, TimeSpan End, TimeSpan Came)
{
    /// <summary>The words on one line; empty where every word was taken out.</summary>
    public string Text => LineUnit.Join([.. LineUnit.From(Words)]);

    /// <summary>Units as one, in their order.</summary>
    /// <param name="units">At least one.</param>
    public static TranslationUnit Join(IReadOnlyList<TranslationUnit> units) =>
        units.Count == 1
            ? units[0]
            : new([.. units.SelectMany(unit => unit.Words)], units[^1].Language, units[0].Start, units[^1].End, units[0].Came);
}
