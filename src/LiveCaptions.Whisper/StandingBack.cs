using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper;

/// <summary>
/// Lowers the priority of the calling thread, and of the workers that the engine starts for it, below that of other programs.
/// </summary>
public static partial class StandingBack
{
    // Of nice's 19. A step beside two busy loops then takes 1.6 times as long; with 10 it takes 3.5 times.
    internal const int Niceness = 5;

    /// <summary>
    /// Lowers the calling thread's priority, and on Windows that of the whole process; does nothing where the system has no such thing.
    /// </summary>
    public static void Begin()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsWindows())
            LowerProcess();
        // .NET's priorities do nothing on Linux, where each thread has a niceness of its own.
        if (OperatingSystem.IsLinux())
            _ = AddNiceness(Niceness);
    }

    // Threads inherit no priority there, so the engine's workers would stay above. Threads that capture sound are two steps above the
    // others of their process, and so where other programs are.
    private static void LowerProcess()
    {
        using var self = Process.GetCurrentProcess();
        try
        {
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Win32Exception)
        {
            // A policy forbids it; recognition then competes with other programs.
        }
    }

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int AddNiceness(int increment);
}
