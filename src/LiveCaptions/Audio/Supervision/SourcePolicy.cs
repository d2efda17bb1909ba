namespace LiveCaptions.Audio.Supervision;

/// <summary>How patient the supervisor of a live source is.</summary>
internal sealed record SourcePolicy
{
    /// <summary>Without data for so long a source is lost.</summary>
    public TimeSpan NoData { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A source that is opened may take longer: a stream from the network waits for its sender.</summary>
    public TimeSpan FirstData { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Silence for so long is a state.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it waits before it opens a source anew; each further time twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>It never waits longer than this.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A source that ran for so long is opened anew at once when it is lost, and its waits begin afresh.</summary>
    public TimeSpan Steady { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it waits before this try, counted from 1.</summary>
    public TimeSpan Wait(int tries) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Clamp(tries - 1, 0, 20))));
}
