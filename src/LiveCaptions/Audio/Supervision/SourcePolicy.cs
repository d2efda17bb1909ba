namespace LiveCaptions.Audio.Supervision;

/// <summary>The time-outs and waits of a live source's supervisor.</summary>
internal sealed record SourcePolicy
{
    /// <summary>A source without data for this long is lost.</summary>
    public TimeSpan NoData { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A source that delivers no data for this long after it was opened is lost.</summary>
    public TimeSpan FirstData { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A source that delivers silence for this long counts as silent.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait before the first reopening; it doubles with each further try.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a reopening.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After a run of this long, the waits start over at the first.</summary>
    public TimeSpan Steady { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait before a try.</summary>
    /// <param name="tries">The number of the try, counted from 1.</param>
    public TimeSpan Wait(int tries) =>
        TimeSpan.FromSeconds(Math.Min(MaxWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Clamp(tries - 1, 0, 20))));
}
