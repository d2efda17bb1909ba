using System.Collections.Concurrent;

namespace LiveCaptions.Recognition;

/// <summary>What lies in the memory of a card that has failed. It is never freed, not by the garbage collector either: a driver that is asked to free it would end the process.</summary>
internal static class Abandoned
{
    private static readonly ConcurrentBag<IDisposable> All = [];

    public static void Keep(IDisposable onCard) => All.Add(onCard);
}
