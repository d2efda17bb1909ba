namespace LiveCaptions.Captions;

/// <summary>How late captions were over the last five minutes: the worst of every two seconds.</summary>
/// <remarks>Pure: it takes moments of the monotonic clock and reads none.</remarks>
internal sealed class DelayHistory
{
    /// <summary>Seconds that one point stands for.</summary>
    public const int Step = 2;

    private const int Points = 150;
    private readonly List<(long Slot, double Worst)> points = [];

    /// <summary>Notes a delay in seconds.</summary>
    public void Note(TimeSpan now, double delay)
    {
        var slot = SlotOf(now);
        if (points.Count > 0 && points[^1].Slot == slot)
            points[^1] = (slot, Math.Max(points[^1].Worst, delay));
        else
            points.Add((slot, delay));
        if (points.Count > Points)
            points.RemoveAt(0);
    }

    /// <summary>The points of the last five minutes, oldest first.</summary>
    public IReadOnlyList<DelayPoint> Until(TimeSpan now)
    {
        var slot = SlotOf(now);
        return
        [
            .. points
                .Where(point => slot - point.Slot < Points)
                .Select(point => new DelayPoint((slot - point.Slot) * Step, Math.Round(point.Worst, 2))),
        ];
    }

    private static long SlotOf(TimeSpan now) => (long)now.TotalSeconds / Step;
}

/// <summary>A point of the plot.</summary>
/// <param name="Ago">Seconds before now.</param>
/// <param name="Delay">Seconds of delay.</param>
internal sealed record DelayPoint(long Ago, double Delay);
