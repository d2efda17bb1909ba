using System.Runtime.InteropServices;

namespace LiveCaptions.Engine;

/// <summary>The machine's processor: a measurement holds only for the processor on which it was made.</summary>
internal static class Processor
{
    /// <summary>The name that the system reports; otherwise the architecture.</summary>
    public static string Name =>
        FromLinux() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? $"{RuntimeInformation.ProcessArchitecture}";

    private static string? FromLinux()
    {
        try
        {
            return File.Exists("/proc/cpuinfo")
                ? File.ReadLines("/proc/cpuinfo")
                    .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
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
