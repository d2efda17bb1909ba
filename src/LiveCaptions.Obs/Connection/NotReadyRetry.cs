namespace LiveCaptions.Obs.Connection;

/// <summary>When to ask again after OBS said that it is not ready: 250 ms, doubled up to 2 s, until patience ends.</summary>
internal sealed record NotReadyRetry(TimeSpan Patience)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The wait before asking again; null: give up.</summary>
    /// <param name="tries">How many times it was asked again already.</param>
    /// <param name="elapsed">Since it was asked first.</param>
    public TimeSpan? Next(int tries, TimeSpan elapsed)
    {
        var wait = tries >= 3 ? Longest : First * (1 << tries);
        return elapsed + wait > Patience ? null : wait;
    }
}
