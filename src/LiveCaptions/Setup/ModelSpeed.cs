using System.Globalization;
using System.Text.Json.Serialization;
using LiveCaptions.Engine;
using LiveCaptions.Health;

namespace LiveCaptions.Setup;

/// <summary>Whether a model is fast enough on this machine.</summary>
[JsonConverter(typeof(CamelCaseNames<SpeedVerdict>))]
internal enum SpeedVerdict
{
    /// <summary>A step takes at most a third of the time between two steps, which is what "auto" allows.</summary>
    Fits,

    /// <summary>A step is shorter than the time between two, with little left for other programs.</summary>
    Tight,

    /// <summary>Captions fall behind.</summary>
    TooSlow,
}

/// <summary>The measured speed of a model on this machine.</summary>
/// <param name="Seconds">Seconds of one step.</param>
/// <param name="Step">Seconds between two steps.</param>
/// <param name="Sentence">The verdict for people.</param>
internal sealed record ModelSpeed(double Seconds, double Step, SpeedVerdict Verdict, string Sentence)
{
    /// <param name="seconds">Seconds of one step of one track.</param>
    /// <param name="step">Seconds between two steps.</param>
    /// <param name="inTurn">Tracks that take turns on one lane.</param>
    public static ModelSpeed Of(double seconds, double step, int inTurn)
    {
        var share = seconds * Math.Max(1, inTurn) / step;
        var verdict =
            share <= ModelChoice.MaxShareOfStep ? SpeedVerdict.Fits
            : share <= 1 ? SpeedVerdict.Tight
            : SpeedVerdict.TooSlow;
        var means = verdict switch
        {
            SpeedVerdict.Fits => "it keeps up, with room for OBS and a game",
            SpeedVerdict.Tight => "it keeps up while nothing else needs this computer; captions may be late in a game",
            _ => "captions would fall behind and words would be left out",
        };
        var tracks = inTurn > 1 ? string.Create(CultureInfo.InvariantCulture, $", and {inTurn} tracks take turns") : "";
        return new(
            Math.Round(seconds, 3),
            step,
            verdict,
            string.Create(CultureInfo.InvariantCulture, $"A step takes {seconds:F3} s and is due every {step:0.##} s{tracks}: {means}.")
        );
    }
}

/// <summary>How a measurement stands.</summary>
/// <param name="Sentence">Why it failed, and what to do; null: it did not.</param>
internal sealed record MeasureState(Models.JobStage State, string? Sentence);
