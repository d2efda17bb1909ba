using LiveCaptions.Models;

namespace LiveCaptions.Engine;

/// <summary>A model that "auto" may take.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Rank">The one of two models that has more makes fewer errors.</param>
/// <param name="Seconds">
/// Seconds of one step on this machine; null: not measured, because it does not fit into memory or cannot be used.
/// </param>
internal readonly record struct MeasuredModel(string Name, long Rank, double? Seconds);

/// <summary>The rule by which "auto" takes a model.</summary>
internal static class ModelChoice
{
    /// <summary>
    /// A step may take this share of the time between two steps; the rest is for other programs, other tracks and hard passages.
    /// </summary>
    public const double MaxShareOfStep = 1 / 3.0;

    /// <summary>
    /// A model's place among all: the larger of two of one family makes fewer errors, and Moonshine fewer than Whisper's base.
    /// </summary>
    public static long RankOf(PresentModel model) => model.FitsCards ? model.Bytes : 3 * model.Bytes;

    /// <summary>
    /// The best model whose step is short enough; if there is none, the one with the shortest step. Null: none was measured.
    /// </summary>
    /// <param name="models">Models that know the spoken languages.</param>
    /// <param name="step">Seconds between two steps.</param>
    public static MeasuredModel? Take(IReadOnlyCollection<MeasuredModel> models, double step)
    {
        var measured = models.Where(model => model.Seconds is not null).ToList();
        if (measured.Count == 0)
            return null;
        var fitting = measured.Where(model => Fits(model, step)).ToList();
        return fitting.Count > 0 ? fitting.MaxBy(model => model.Rank) : measured.MinBy(model => model.Seconds);
    }

    /// <summary>Whether the model's step is short enough.</summary>
    public static bool Fits(MeasuredModel model, double step) => model.Seconds <= step * MaxShareOfStep;

    /// <summary>Whether a model of this size can be tried without pushing other programs out of memory.</summary>
    /// <param name="available">Bytes of memory.</param>
    public static bool FitsIntoMemory(long bytes, long available) => bytes + bytes / 2 + (400L << 20) <= available;
}
