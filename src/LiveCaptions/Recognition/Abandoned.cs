using System.Collections.Concurrent;

namespace LiveCaptions.Recognition;

/// <summary>
/// Objects in the memory of a failed card. They are never freed, not even by the garbage collector: the driver would end the process.
/// </summary>
internal static class Abandoned
{
    private static readonly ConcurrentBag<IDisposable> All = [];

    public static void Keep(IDisposable onCard) => All.Add(onCard);
}
