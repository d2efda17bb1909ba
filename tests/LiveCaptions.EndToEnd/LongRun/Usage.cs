using System.Diagnostics;
using System.Globalization;

namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>The resources of this process after a garbage collection, since garbage is no leak.</summary>
internal sealed record Usage(double Hours, long Resident, long Managed, int Handles, int Threads, long Words)
{
    public static Usage Now(double hours, long words)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        // HandleCount is always 0 on Linux.
        var handles = Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount;
        return new(hours, process.WorkingSet64, GC.GetTotalMemory(false), handles, process.Threads.Count, words);
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Hours:F2} | {Words} | {Resident / 1048576.0:F1} | {Managed / 1048576.0:F1} | {Handles} | {Threads} |"
        );
}
