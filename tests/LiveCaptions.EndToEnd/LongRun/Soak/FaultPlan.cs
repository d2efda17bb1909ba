namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>A fault to come.</summary>
/// <param name="At">Seconds of the soak.</param>
/// <param name="Seconds">How long it lasts.</param>
/// <param name="Variant">Chooses among the ways of doing it.</param>
internal sealed record PlannedFault(double At, FaultKind Kind, double Seconds, int Variant);

/// <summary>The faults of a soak, all of them from its seed.</summary>
internal static class FaultPlan
{
    /// <summary>The service is killed in this first part only, so that the rest shows the memory of one process.</summary>
    private const double Kills = 0.4;
    private const double Longest = 20;

    /// <summary>Subtitles that a full disk refused are tried again every 30 s, so the end is quiet.</summary>
    public const double Quiet = 42;

    public static IReadOnlyList<PlannedFault> Of(int seed, double seconds)
    {
        var random = new Random(seed);
        var all = Enum.GetValues<FaultKind>();
        var (faults, last) = (new List<PlannedFault>(), seconds - Quiet);
        // Each kind once, in any order, and then at random.
        var first = all.OrderBy(_ => random.Next()).ToArray();
        var longest = Math.Min(Longest, last / 6);
        var gap = Math.Min(10, last / (all.Length + 3));
        for (var at = gap; at < last - longest / 2; at += gap * (0.5 + random.NextDouble()))
        {
            var kind = faults.Count < first.Length ? first[faults.Count] : all[random.Next(all.Length)];
            if (kind == FaultKind.ServiceKilled && faults.Count >= first.Length && (at > seconds * Kills || random.Next(2) == 0))
                continue;
            faults.Add(new(at, kind, Math.Min(1 + random.NextDouble() * longest, last - at), random.Next(1000)));
        }
        return faults;
    }
}
