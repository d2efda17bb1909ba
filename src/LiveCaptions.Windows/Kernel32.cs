using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace LiveCaptions.Windows;

/// <summary>The calls of kernel32 that .NET has no words for.</summary>
[SupportedOSPlatform("windows")]
internal static partial class Kernel32
{
    private const string Library = "kernel32";

    [LibraryImport(Library, EntryPoint = "CreateJobObjectW", SetLastError = true)]
    public static partial SafeFileHandle CreateJobObject(nint security, nint name);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetInformationJobObject(SafeFileHandle job, int kind, in JobLimits limits, int size);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool TerminateJobObject(SafeFileHandle job, uint exitCode);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetProcessInformation(SafeProcessHandle process, int kind, in PowerThrottlingState state, int size);
}

/// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION; only the flags are set.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct JobLimits
{
    public const int Kind = 9;
    public const uint KillOnClose = 0x2000;

    public long ProcessTime,
        JobTime;
    public uint Flags;
    public nuint LeastWorkingSet,
        MostWorkingSet;
    public uint Processes;
    public nuint Affinity;
    public uint PriorityClass,
        SchedulingClass;
    public ulong Reads,
        Writes,
        Others,
        ReadBytes,
        WrittenBytes,
        OtherBytes;
    public nuint ProcessMemory,
        JobMemory,
        PeakProcessMemory,
        PeakJobMemory;
}

/// <summary>PROCESS_POWER_THROTTLING_STATE: what the system may slow down, and whether it does.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PowerThrottlingState
{
    public const int Kind = 4;
    public const uint CurrentVersion = 1,
        ExecutionSpeed = 1,
        TimerResolution = 4;

    public uint Version,
        Controlled,
        Throttled;
}
