namespace LiveCaptions.Obs.Connection;

/// <summary>When to try again after a connection has ended: a value without clock or I/O.</summary>
public sealed record ReconnectPolicy
{
    /// <summary>The wait before each try in a row; the last one repeats for ever.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; init; } =
    [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    /// <summary>Each wait is this part longer or shorter by chance, 0 to 1.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>A connection that was ready for this long begins the waits anew.</summary>
    public TimeSpan Healthy { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>False for the codes after which OBS's user or configuration must change something first: 4009, 4010, 4011.</summary>
    public static bool MayRetry(int? closeCode) =>
        (ObsCloseCode?)closeCode
            is not (ObsCloseCode.AuthenticationFailed or ObsCloseCode.UnsupportedRpcVersion or ObsCloseCode.SessionInvalidated);

    /// <summary>The wait before the next try.</summary>
    /// <param name="failures">How many connections in a row have failed, 1 or more.</param>
    /// <param name="chance">0 to 1; 0.5 is no jitter.</param>
    public TimeSpan WaitAfter(int failures, double chance) =>
        Waits[Math.Clamp(failures - 1, 0, Waits.Count - 1)] * (1 + Jitter * (2 * chance - 1));

    internal void Validate()
    {
        if (Waits.Count == 0 || Waits.Any(wait => wait <= TimeSpan.Zero) || Jitter is not (>= 0 and < 1))
            throw new ObsSettingsException(
                "The waits before a next try to reach OBS must be above 0, at least one, with a jitter from 0 to below 1; correct them."
            );
    }
}

/// <summary>Counts the connections that failed in a row.</summary>
internal sealed class Reconnection(ReconnectPolicy policy, Func<double> chance)
{
    private int failures;

    /// <summary>The wait before the next try; null: no try by itself.</summary>
    /// <param name="closeCode">How the connection ended.</param>
    /// <param name="ready">How long it was ready.</param>
    public TimeSpan? After(int? closeCode, TimeSpan ready)
    {
        if (ready >= policy.Healthy)
            failures = 0;
        failures++;
        return ReconnectPolicy.MayRetry(closeCode) ? policy.WaitAfter(failures, chance()) : null;
    }

    /// <summary>Somebody asked for a try: what failed before does not count.</summary>
    public void Reset() => failures = 0;
}
