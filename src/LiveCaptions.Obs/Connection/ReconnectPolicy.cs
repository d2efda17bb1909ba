namespace LiveCaptions.Obs.Connection;

/// <summary>When to reconnect after a connection has ended; a pure value without clock or I/O.</summary>
public sealed record ReconnectPolicy
{
    /// <summary>The wait before each consecutive attempt; the last one repeats.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; init; } =
    [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    /// <summary>Random variation of each wait as a fraction, 0 to 1.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>A connection that was ready for this long resets the waits.</summary>
    public TimeSpan Healthy { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// False after the close codes that need a change by the user first: authentication failed, unsupported version, session invalidated.
    /// </summary>
    public static bool MayRetry(int? closeCode) =>
        (ObsCloseCode?)closeCode
            is not (ObsCloseCode.AuthenticationFailed or ObsCloseCode.UnsupportedRpcVersion or ObsCloseCode.SessionInvalidated);

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="failures">Consecutive failures, 1 or more.</param>
    /// <param name="random">0 to 1; 0.5 means no jitter.</param>
    public TimeSpan WaitAfter(int failures, double random) =>
        Waits[Math.Clamp(failures - 1, 0, Waits.Count - 1)] * (1 + Jitter * (2 * random - 1));

    internal void Validate()
    {
        if (Waits.Count == 0 || Waits.Any(wait => wait <= TimeSpan.Zero) || Jitter is not (>= 0 and < 1))
            throw new ObsSettingsException(
                "The reconnect policy for OBS needs at least one wait, waits greater than 0 and a jitter of at least 0 and less than 1, so there is no connection to OBS; correct it."
            );
    }
}

/// <summary>Counts consecutive failures of the connection.</summary>
internal sealed class Reconnection(ReconnectPolicy policy, Func<double> nextRandom)
{
    private int failures;

    /// <summary>The wait before the next attempt; null for no automatic attempt.</summary>
    /// <param name="closeCode">The close code, if there was one.</param>
    /// <param name="readyFor">How long the connection was ready.</param>
    public TimeSpan? After(int? closeCode, TimeSpan readyFor)
    {
        if (readyFor >= policy.Healthy)
            failures = 0;
        failures++;
        return ReconnectPolicy.MayRetry(closeCode) ? policy.WaitAfter(failures, nextRandom()) : null;
    }

    /// <summary>Forgets earlier failures, after an attempt requested by the user.</summary>
    public void Reset() => failures = 0;
}
