using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32;

namespace LiveCaptions.Engine;

/// <summary>The machine's processor: a measurement holds only for the processor on which it was made.</summary>
internal static class Processor
{
    /// <summary>The name that the system reports; otherwise the architecture.</summary>
    public static string Name =>
        FromLinux("model name")
        ?? FromWindows()
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? $"{RuntimeInformation.ProcessArchitecture}";

    /// <summary>The instruction sets that it announces, as a short hash; empty if the system does not list them.</summary>
    public static string InstructionSets =>
        (FromLinux("flags") ?? FromLinux("Features")) is { } list
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)))[..16]
            : "";

    // The variable names a family only, which processors of very different speed share.
    private static string? FromWindows() =>
        OperatingSystem.IsWindows()
            ? (
                Registry.GetValue(@"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\CentralProcessor\0", "ProcessorNameString", null)
                as string
            )?.Trim()
            : null;

    private static string? FromLinux(string field)
    {
        try
        {
            return File.Exists("/proc/cpuinfo")
                ? File.ReadLines("/proc/cpuinfo")
                    .FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))
                    ?.Split(':', 2)[1]
                    .Trim()
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
