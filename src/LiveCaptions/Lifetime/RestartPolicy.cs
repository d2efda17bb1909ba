namespace LiveCaptions.Lifetime;

/// <summary>When a crashed service is started again, and when that is given up.</summary>
/// <remarks>Pure: it takes durations and reads no clock.</remarks>
internal sealed class RestartPolicy
{
    /// <summary>A run of this length ends a series of crashes.</summary>
    public static readonly TimeSpan Steady = TimeSpan.FromSeconds(15);

    /// <summary>Crashes in a row without the service ever having been up, after which starting again is useless.</summary>
    public const int MaxFailedStarts = 3;

    private static readonly double[] Delays = [0, 0, 0.5, 1, 2, 4, 8, 15];

    private int inARow;
    private bool everUp;

    /// <summary>
    /// Whether the service ended for good: in good order, or for a reason that it explained. A reason that keeps it from coming back in the
    /// middle of a show is not final: half a settings file is whole a moment later, and a port is free again.
    /// </summary>
    /// <param name="wasUp">The service was up in this run.</param>
    public bool IsFinal(int exitCode, bool wasUp) => exitCode == 0 || (ExitCause.IsOrderly(exitCode) && (wasUp || !everUp));

    /// <summary>
    /// The service was up, and is restarted because a person asked for it: if it cannot start with its new settings, it is tried again
    /// until they are mended.
    /// </summary>
    public void Asked() => (everUp, inARow) = (true, 0);

    /// <summary>
    /// The delay before the next start after a crash, or after a start that failed; null: give up, since the service has crashed at every
    /// start.
    /// </summary>
    /// <param name="lived">Duration of the run that crashed.</param>
    /// <param name="wasUp">The service was up before it crashed.</param>
    public TimeSpan? AfterCrash(TimeSpan lived, bool wasUp)
    {
        everUp |= wasUp;
        inARow = wasUp && lived >= Steady ? 1 : inARow + 1;
        return !everUp && inARow >= MaxFailedStarts ? null : TimeSpan.FromSeconds(Delays[Math.Min(inARow, Delays.Length) - 1]);
    }
}
