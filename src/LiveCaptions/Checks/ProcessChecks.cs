using LiveCaptions.Health;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Checks;

/// <summary>The process of the running service: its crashes, and whether it may open enough files for its viewers.</summary>
internal static class ProcessChecks
{
    /// <summary>Fewer than this may be left by one class that opens the page on its phones.</summary>
    private const int MinFree = 100;

    public static IEnumerable<Finding> Look(Restarts restarts, OpenFiles? files, string logs)
    {
        if (restarts.Count > 0)
            yield return new(
                Mark.Doubtful,
                Problem.Restarted.About(restarts.Times),
                $"The last time {restarts.Last}. Captions went on after a few seconds, whose words are missing.",
                $"Report it with the log, which is in {logs}."
            );
        if (files is { } open && open.Limit - open.Count < MinFree)
            yield return new(
                Mark.Doubtful,
                Problem.FewFiles.About($"{Math.Max(0, open.Limit - open.Count)}"),
                $"{open.Count} of {open.Limit} are open (ulimit -n), and each viewer takes one, so further viewers will be refused.",
                "Raise the limit and start again: ulimit -n 4096, or LimitNOFILE= in a systemd unit."
            );
    }
}
