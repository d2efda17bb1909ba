using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper;

/// <summary>
/// Lowers the priority of the calling thread, and of the workers that the engine starts for it, below that of other programs.
/// </summary>
public static partial class StandingBack
{
    // Of nice's 19. A step beside two busy loops then takes 1.6 times as long; with 10 it takes 3.5 times.
    internal const int Niceness = 5;

    /// <summary>Lowers the calling thread's priority; does nothing where the system has no such thing.</summary>
    public static void Begin()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        // .NET's priorities do nothing on Linux, where each thread has a niceness of its own.
        if (OperatingSystem.IsLinux())
            _ = AddNiceness(Niceness);
    }

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int AddNiceness(int increment);
}
