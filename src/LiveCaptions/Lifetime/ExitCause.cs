namespace LiveCaptions.Lifetime;

/// <summary>The reason for which a process ended, from its exit code.</summary>
internal static class ExitCause
{
    /// <summary>The service stopped because of a fault of its own while it ran (EX_SOFTWARE of sysexits.h).</summary>
    public const int Fault = 70;

    /// <summary>The service stopped because a person asked for a restart; only its supervisor ever sees it.</summary>
    public const int Restart = 79;

    /// <summary>The program's own exit codes are below 10; starting again would not change them.</summary>
    private const int LastOrderly = 9;

    /// <summary>Shells and .NET report the end by a signal as 128 + its number.</summary>
    private const int Signalled = 128;

    /// <summary>Whether the process ended by itself with a result: success, a failure that it explained, or bad usage.</summary>
    public static bool IsOrderly(int code) => code is >= 0 and <= LastOrderly;

    /// <summary>The cause of a crash, in words.</summary>
    public static string Of(int code) =>
        code switch
        {
            Fault => "of a fault of its own, which the log describes",
            Signalled + 4 => "it used an instruction that this processor does not have (SIGILL)",
            Signalled + 6 or unchecked((int)0xC0000409) => "a check in the speech engine or the runtime failed (SIGABRT)",
            Signalled + 7 => "memory or a file in use became unreadable (SIGBUS)",
            Signalled + 8 => "of an arithmetic fault in native code (SIGFPE)",
            Signalled + 9 => "it was killed (SIGKILL), perhaps because this computer ran out of memory",
            Signalled + 11 or unchecked((int)0xC0000005) => "of a fault in native code (SIGSEGV)",
            unchecked((int)0xC000001D) => "it used an instruction that this processor does not have",
            unchecked((int)0xC00000FD) => "its stack overflowed",
            > Signalled and < Signalled + 65 => $"it was ended by signal {code - Signalled}",
            _ => $"it ended with exit code {code}",
        };
}
