using System.Globalization;
using LiveCaptions.Scoring;
using LiveCaptions.Settings;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Bench;

/// <summary>The engine whose delay is measured.</summary>
/// <param name="To">The language to translate into: ISO 639 code.</param>
/// <param name="Engine">A real one; null: none is asked.</param>
/// <param name="Seconds">Without an engine: how long each answer takes.</param>
internal sealed record BenchTranslation(string To, TranslatorSettings? Engine, double Seconds = 0)
{
    /// <summary>The engine's name, or the seconds of an answer.</summary>
    public string Name => Engine?.Id ?? string.Create(CultureInfo.InvariantCulture, $"{Seconds} s a unit");

    /// <summary>Opens it; answers take as long by the virtual clock as they really took.</summary>
    public TimedTranslator Open(VirtualClock clock) =>
        new(Engine is null ? null : Translators.Open(Engine), TimeSpan.FromSeconds(Seconds), clock, TimeProvider.System);
}

/// <summary>How late translations came in a run.</summary>
/// <param name="Engine">What translated.</param>
/// <param name="To">The language.</param>
/// <param name="Delay">Seconds from the end of a word until its translation is on screen.</param>
/// <param name="Words">Words that were translated.</param>
/// <param name="Units">Requests that were answered.</param>
/// <param name="LostWords">Words that were given up.</param>
/// <param name="LostUnits">Units that were given up: too late, or without a translation.</param>
/// <param name="MostWaiting">Units that waited for the engine at most.</param>
/// <param name="Trouble">What the engine complained of last; null: nothing.</param>
internal sealed record TranslationFigures(
    string Engine,
    string To,
    Spread Delay,
    int Words,
    int Units,
    int LostWords,
    int LostUnits,
    int MostWaiting,
    string? Trouble
);
