using LiveCaptions.Health;

namespace LiveCaptions.Commands;

/// <summary>Exit codes; the help lists the same, and <see cref="Lifetime.ExitCause.Fault"/>.</summary>
internal static class ExitCode
{
    /// <summary>Done, or stopped by the user.</summary>
    public const int Ok = 0;

    /// <summary>Could not start, or could not do everything.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting cannot be used.</summary>
    public const int BadUsage = 2;

    /// <summary>Done, but a recording gave no word.</summary>
    public const int NoWords = 3;
}

/// <summary>A command line that cannot be used.</summary>
internal sealed class UsageException(string message) : Exception(message), IUserFacingError;
