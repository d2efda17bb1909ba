namespace LiveCaptions.Lifetime;

/// <summary>How long the service took to start: captions are away for about as long when it is restarted.</summary>
/// <remarks>Threading: set once the service is up, read by anybody.</remarks>
internal sealed class StartDuration
{
    private double seconds = double.NaN;

    /// <summary>Null: it is not up yet, or nobody measured.</summary>
    public double? Seconds => Volatile.Read(ref seconds) is var known && double.IsNaN(known) ? null : known;

    public void Set(TimeSpan duration) => Volatile.Write(ref seconds, Math.Round(duration.TotalSeconds, 1));
}
