namespace LiveCaptions.Engine;

/// <summary>A model that may be taken.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size: of two models the larger one makes fewer errors.</param>
/// <param name="Seconds">What one step takes with it on this machine; null: not measured, since it would not fit into memory or cannot be used.</param>
internal readonly record struct MeasuredModel(string Name, long Bytes, double? Seconds);

/// <summary>Which model is taken where the machine shall choose.</summary>
internal static class ModelChoice
{
    /// <summary>A step may take this part of the time between two: the rest is for other programs, other tracks and hard moments.</summary>
    public const double Part = 1 / 3.0;

    /// <summary>The largest whose step fits; where none does, the one with the shortest step. Null: none was measured.</summary>
    /// <param name="models">Those that know the languages spoken.</param>
    /// <param name="step">Seconds between two steps.</param>
    public static MeasuredModel? Take(IReadOnlyCollection<MeasuredModel> models, double step)
    {
        var measured = models.Where(model => model.Seconds is not null).ToList();
        if (measured.Count == 0)
            return null;
        var fitting = measured.Where(model => Fits(model, step)).ToList();
        return fitting.Count > 0 ? fitting.MaxBy(model => model.Bytes) : measured.MinBy(model => model.Seconds);
    }

    /// <summary>Whether its step is short enough.</summary>
    public static bool Fits(MeasuredModel model, double step) => model.Seconds <= step * Part;

    /// <summary>Whether a model of this size can be tried without pushing the machine's other programs out of memory.</summary>
    /// <param name="available">Bytes of memory.</param>
    public static bool HasRoom(long bytes, long available) => bytes + bytes / 2 + (400L << 20) <= available;
}
