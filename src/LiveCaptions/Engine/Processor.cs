using System.Runtime.InteropServices;

namespace LiveCaptions.Engine;

/// <summary>The machine's processor, so that what was measured on it is not believed on another.</summary>
internal static class Processor
{
    /// <summary>Its name, as the system tells it; else its kind.</summary>
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
