namespace LiveCaptions.Obs.Connection;

/// <summary>Back-off after OBS answers "not ready": 250 ms, doubling up to 2 s, until <paramref name="Patience"/> is exhausted.</summary>
internal sealed record NotReadyRetry(TimeSpan Patience)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The wait before the next attempt; null to give up.</summary>
    /// <param name="tries">Retries so far.</param>
    /// <param name="elapsed">Time since the first attempt.</param>
    public TimeSpan? Next(int tries, TimeSpan elapsed)
    {
        var wait = tries >= 3 ? Longest : First * (1 << tries);
        return elapsed + wait > Patience ? null : wait;
    }
}
