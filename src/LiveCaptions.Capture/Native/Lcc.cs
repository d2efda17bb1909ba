using System.Runtime.InteropServices;

namespace LiveCaptions.Capture.Native;

/// <summary>The native library's functions and structs; <c>native/lcc.h</c> documents them.</summary>
internal static unsafe partial class Lcc
{
    public const string Library = "lcc";
    public const int Abi = 2;
    public const int MessageBytes = 256;
    public const int Cancelled = -1001,
        Stopped = -1002,
        Lost = -1003,
        NoDevice = -1004;

    /// <summary>A device, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Device
    {
        public fixed byte Id[512];
        public fixed byte Name[256];
        public int Kind,
            IsDefault;
    }

    /// <summary>Which device is opened and how, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Options
    {
        public int System,
            Kind;
        public nint Id;
        public int Follow,
            PeriodMs,
            Periods,
            RingMs;
    }

    /// <summary>The figures of a capture, laid out as in the header.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct State
    {
        public long Captured,
            Dropped,
            FirstAt,
            LastAt,
            LongestGap;
        public int Rate,
            Channels,
            PeriodFrames,
            Suspended,
            Moves,
            Reserved;
    }

    [LibraryImport(Library)]
    public static partial int lcc_abi();

    [LibraryImport(Library)]
    public static partial int lcc_size(int what);

    [LibraryImport(Library)]
    public static partial nint lcc_version();

    [LibraryImport(Library)]
    public static partial nint lcc_error(int code);

    [LibraryImport(Library)]
    public static partial long lcc_now();

    [LibraryImport(Library)]
    public static partial int lcc_devices(int system, Device* devices, int capacity, out int usedSystem, byte* message);

    [LibraryImport(Library)]
    public static partial int lcc_capture_open(
        in Options options,
        out CaptureHandle capture,
        out Device opened,
        out int usedSystem,
        byte* message
    );

    [LibraryImport(Library)]
    public static partial int lcc_capture_read(CaptureHandle capture, float* to, int capacity, int min, int timeoutMs, out long lost);

    [LibraryImport(Library)]
    public static partial void lcc_capture_state(CaptureHandle capture, out State state);

    [LibraryImport(Library)]
    public static partial void lcc_capture_cancel(CaptureHandle capture);

    [LibraryImport(Library)]
    public static partial void lcc_capture_close(nint capture);

    public static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    /// <summary>Describes an error, with the sound system's own message if it gave one.</summary>
    public static string Explain(int code, byte* message)
    {
        var detail = Text((nint)message).Trim().TrimEnd('.');
        return detail.Length > 0 ? $"{Text(lcc_error(code))} ({detail})" : Text(lcc_error(code));
    }
}
