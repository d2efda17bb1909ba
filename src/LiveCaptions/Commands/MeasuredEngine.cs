using System.Globalization;
using LiveCaptions.Bench;
using LiveCaptions.Settings;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Commands;

/// <summary>The engine whose delay <c>bench</c> measures, as the command line names it.</summary>
internal static class MeasuredEngine
{
    private const double Longest = 60;

    // Nothing is spoken in it, so every unit is translated.
    private const string AnyLanguage = "und";

    /// <param name="engine">An engine's name, or the seconds that an answer takes; null: nothing is translated.</param>
    /// <param name="to">The language to translate into; null: none was named.</param>
    /// <param name="translators">The engines of the settings.</param>
    /// <exception cref="UsageException">There is no such engine or language.</exception>
    public static BenchTranslation? Of(string? engine, string? to, IReadOnlyList<TranslatorSettings> translators)
    {
        if (engine is null)
            return to is null
                ? null
                : throw new UsageException(
                    "--to says into which language, but not by what, so nothing was measured. Add --translate ENGINE."
                );
        if (to is not null && !Languages.IsKnown(to))
            throw new UsageException($"--to takes the code of a language such as \"de\", not \"{to}\", so nothing was measured.");
        if (double.TryParse(engine, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return seconds <= Longest
                ? new(to ?? AnyLanguage, null, seconds)
                : throw new UsageException($"--translate takes at most {Longest} seconds, so nothing was measured.");
        var found = TranslationFaults.Find(engine, translators)
            ?? throw new UsageException(
                $"There is no engine \"{engine}\", so nothing was measured. There are: {string.Join(", ", TranslationFaults.Names(translators))}; or give seconds: --translate 1.5"
            );
        return to is null
            ? throw new UsageException("Into which language is it to be translated? Nothing was measured. Name it: --to es")
            : new(to, found);
    }
}
