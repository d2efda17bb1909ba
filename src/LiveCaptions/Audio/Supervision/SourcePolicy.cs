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

    /// <summary>A run with sound that ends before this is a brief one: the waits grow with each of them in a row. Zero: none is.</summary>
    public TimeSpan Brief { get; init; } = TimeSpan.Zero;

    /// <summary>The longest wait after brief runs.</summary>
    public TimeSpan MaxBriefWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The least wait after brief runs in a row: none after the first, then 2 s, which doubles.</summary>
    public TimeSpan WaitAfterBrief(int runs) =>
        runs < 2 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(MaxBriefWait.TotalSeconds, Math.Pow(2, Math.Min(runs - 1, 20))));

    /// <summary>The wait before a try.</summary>
    /// <param name="tries">The number of the try, counted from 1.</param>
    public TimeSpan Wait(int tries) =>
        TimeSpan.FromSeconds(Math.Min(MaxWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Clamp(tries - 1, 0, 20))));
}
