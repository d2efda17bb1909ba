using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>When a track that falls behind lowers its effort, and when it skips.</summary>
internal sealed record LatenessPolicy
{
    /// <summary>Above this lateness the effort is lowered, step by step.</summary>
    public TimeSpan Late { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Above this lateness all waiting sound is skipped: nobody needs captions that late.</summary>
    public TimeSpan TooLate { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Up to this lateness the track is in time.</summary>
    public TimeSpan InTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a lowered effort gets to take effect before it is lowered again.</summary>
    public TimeSpan LowerEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the track must be in time before the effort is raised by one; doubled each time that was too early.</summary>
    public TimeSpan RaiseAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Upper limit of the doubled <see cref="RaiseAfter"/>.</summary>
    public TimeSpan LongestRaise { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>Chooses a track's effort by how late it is.</summary>
/// <remarks>Pure: it takes moments of one monotonic clock and reads none. Threading: the track's turns.</remarks>
internal sealed class LatenessWatch(LatenessPolicy policy)
{
    private TimeSpan changed,
        patience = policy.RaiseAfter;
    private TimeSpan? raised,
        inTimeSince;

    /// <summary>The effort to make now.</summary>
    public Effort Effort { get; private set; }

    /// <summary>Takes the lateness before every step.</summary>
    /// <returns>True if the track should skip to what is said now.</returns>
    public bool Update(TimeSpan now, TimeSpan late)
    {
        if (late > policy.Late)
        {
            inTimeSince = null;
            var skip = late > policy.TooLate;
            if (skip || Effort == Effort.Full || (Effort < Effort.Least && now - changed >= policy.LowerEvery))
                Lower(now, skip ? Effort.Least : Effort + 1);
            return skip;
        }
        if (late > policy.InTime)
            inTimeSince = null;
        else if (now - (inTimeSince ??= now) >= patience)
            Raise(now);
        return false;
    }

    private void Lower(TimeSpan now, Effort effort)
    {
        // The effort was raised too early: the machine is still too slow, so the next try waits longer.
        if (raised is { } last && now - last < 5 * patience)
            patience = TimeSpan.FromTicks(Math.Min(2 * patience.Ticks, policy.LongestRaise.Ticks));
        (Effort, changed, raised) = (effort, now, null);
    }

    private void Raise(TimeSpan now)
    {
        if (Effort == Effort.Full)
        {
            if (raised is { } last && now - last > policy.LongestRaise)
                patience = policy.RaiseAfter;
            return;
        }
        (Effort, changed, raised, inTimeSince) = (Effort - 1, now, now, now);
    }
}
