using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>When a track that falls behind works less, and when it skips.</summary>
internal sealed record LatenessPolicy
{
    /// <summary>Above this the effort is lowered, step by step.</summary>
    public TimeSpan Late { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Above this all that waits is skipped: nobody wants captions of what is long over.</summary>
    public TimeSpan TooLate { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Below this all is well.</summary>
    public TimeSpan InTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>So long a lowered effort is given to show.</summary>
    public TimeSpan LowerEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>So long it must have been well before the effort is raised by one; twice as long after each time that this was too early.</summary>
    public TimeSpan RaiseAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>But never longer than this.</summary>
    public TimeSpan LongestRaise { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>How hard a track should work, from how late it is: no clock, no sound in here.</summary>
/// <remarks>Threading: the track's turns.</remarks>
internal sealed class LatenessWatch(LatenessPolicy policy)
{
    private TimeSpan changed,
        patience = policy.RaiseAfter;
    private TimeSpan? raised,
        wellSince;

    /// <summary>How hard it should work now.</summary>
    public Effort Effort { get; private set; }

    /// <summary>How much sound waits now is told before every step.</summary>
    /// <returns>True if it should skip to what is said now.</returns>
    public bool Look(TimeSpan now, TimeSpan late)
    {
        if (late > policy.Late)
        {
            wellSince = null;
            var skip = late > policy.TooLate;
            if (skip || Effort == Effort.Full || (Effort < Effort.Least && now - changed >= policy.LowerEvery))
                Lower(now, skip ? Effort.Least : Effort + 1);
            return skip;
        }
        if (late > policy.InTime)
            wellSince = null;
        else if (now - (wellSince ??= now) >= patience)
            Raise(now);
        return false;
    }

    private void Lower(TimeSpan now, Effort effort)
    {
        // It was raised too early: the machine is still too slow for it, so the next try waits longer.
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
        (Effort, changed, raised, wellSince) = (Effort - 1, now, now, now);
    }
}
