using System.Globalization;
using LiveCaptions.Health;

namespace LiveCaptions.SoundCheck;

/// <summary>Judges what a sound check has found.</summary>
internal static class Verdict
{
    /// <summary>Percent of wrong words beyond which captions are not of use; a small model makes 5 to 15.</summary>
    public const double MaxErrors = 30;

    // Above this, viewers see words after the picture has moved on.
    private const double LateSeconds = 2;

    /// <param name="errors">Null: no word was recognised.</param>
    public static CheckResult Of(WordErrors? errors, (double? Shown, double? Settled) delays, HeardLevel? level, IReadOnlyList<WayOut> ways)
    {
        List<Finding> findings = [Sound(level), Words(errors, level), .. Delay(delays), .. ways.Select(Way).OfType<Finding>()];
        var bad = findings.FirstOrDefault(finding => finding.Mark == Mark.Bad);
        return new(
            bad is null,
            bad is null ? Good(errors!, delays, ways) : $"{(bad.Cause.Length > 0 ? bad.Cause : bad.About)} {bad.Fix}".TrimEnd(),
            delays.Shown,
            delays.Settled,
            errors?.Words ?? 0,
            errors?.Wrong.Count ?? 0,
            errors?.Rate,
            errors?.Wrong ?? [],
            level,
            ways,
            findings
        );
    }

    private static string Good(WordErrors errors, (double? Shown, double? Settled) delays, IReadOnlyList<WayOut> ways)
    {
        var there = ways.Count(way => way.State == WayState.Arrived);
        return $"Captions work: {Wrong(errors)}, a word is on screen {Seconds(delays.Shown)} after it was said and settled after {Seconds(delays.Settled)}, and {(there == 0 ? "nobody takes captions yet" : $"the words arrived at {there} of the {there} ways out in use")}.";
    }

    private static Finding Sound(HeardLevel? level) =>
        level switch
        {
            null => new(Mark.Bad, Problem.CheckNoSound.About(), "", "Check the input of the track under \"Who speaks\"."),
            { Hint: SoundHint.Silent } => new(
                Mark.Bad,
                Problem.CheckSilence.About(),
                level.Sentence!,
                "Choose the input that moves when you speak."
            ),
            { Hint: not null } => new(Mark.Doubtful, Problem.CheckLevel.About(), level.Sentence!),
            _ => new(
                Mark.Good,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The speech is at {level.Loudness:F0} dB, {level.SignalToNoise:F0} dB above the noise."
                )
            ),
        };

    private static Finding Words(WordErrors? errors, HeardLevel? level) =>
        errors is not { Words: > 0 }
            ? new(
                Mark.Bad,
                Problem.CheckNoWords.About(),
                "",
                level is { Hint: null }
                    ? "Read the text aloud at the input of this track, and check the track's language."
                    : "Read the text aloud once the sound is right."
            )
        : errors.Rate > MaxErrors
            ? new(
                Mark.Bad,
                Problem.CheckErrors.About($"{errors.Wrong.Count} of {errors.Words}"),
                "",
                "Check the language of the track, come closer to the microphone, or choose a larger model that is fast enough."
            )
        : new(Mark.Good, $"{Wrong(errors)}.");

    private static IEnumerable<Finding> Delay((double? Shown, double? Settled) delays)
    {
        if (delays.Shown is { } shown)
            yield return shown > LateSeconds
                ? new(Mark.Doubtful, Problem.CheckLate.About(Seconds(shown)), "", "Close other programs, or choose a smaller model.")
                : new(Mark.Good, $"A word is on screen {Seconds(shown)} after it was said, and settled after {Seconds(delays.Settled)}.");
    }

    private static Finding? Way(WayOut way) =>
        way.State switch
        {
            WayState.Arrived => new(Mark.Good, way.Sentence),
            WayState.Missing => new(Mark.Bad, Problem.CheckWay.About(), way.Sentence),
            _ => null,
        };

    private static string Wrong(WordErrors errors) =>
        errors.Wrong.Count == 0
            ? $"All {errors.Words} words were right"
            : $"{errors.Wrong.Count} of {errors.Words} words {(errors.Wrong.Count == 1 ? "was" : "were")} wrong";

    private static string Seconds(double? seconds) =>
        seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:F1} s") : "an unknown time";
}
