using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;

namespace LiveCaptions.Audio.Sources;

/// <summary>A command line that the shell runs as a whole, with all that a shell knows: variables, pipes, several commands.</summary>
/// <remarks>
/// A pipe or a list makes several processes, of which the shell is only the first. Where there is <c>setsid</c> (every Linux) they are a process
/// group of their own, which is told to end as a whole; elsewhere the tree of processes is killed.
/// </remarks>
internal static partial class ShellCommand
{
    private const string GroupMaker = "setsid";
    private static readonly bool HasGroups = OperatingSystem.IsLinux() && IsThere(GroupMaker);

    /// <summary>The command, ready to run.</summary>
    public static Command Of(string line)
    {
        if (OperatingSystem.IsWindows())
            return Cli.Wrap("cmd").WithArguments(["/c", line]);
        return HasGroups ? Cli.Wrap(GroupMaker).WithArguments(["/bin/sh", "-c", line]) : Cli.Wrap("/bin/sh").WithArguments(["-c", line]);
    }

    /// <summary>How its processes are ended; null: as any process.</summary>
    public static EndProcessGroup? Ending => HasGroups ? EndProcessGroup : null;

    /// <summary>What may be shown of it: the first program's name. Arguments and variables may hold what is nobody's business.</summary>
    public static string NameOf(string line) =>
        Program().Match(line) is { Success: true } found ? Path.GetFileName(found.Groups["program"].Value) : "of the settings";

    private static void EndProcessGroup(int process, bool forceful)
    {
        // setsid does not start a new process here, so that the group has the number of its first process.
        var kill = string.Create(CultureInfo.InvariantCulture, $"kill -s {(forceful ? "KILL" : "TERM")} -- -{process}");
        _ = Cli.Wrap("/bin/sh").WithArguments(["-c", kill]).WithValidation(CommandResultValidation.None).ExecuteAsync();
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    // Assignments come first, and their values may be quoted.
    [GeneratedRegex(
        """^\s*(?:[A-Za-z_][A-Za-z0-9_]*=(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\;&|])*\s+)*(?<program>[A-Za-z0-9_./+-]+)(?=\s|[;|&]|$)"""
    )]
    private static partial Regex Program();
}
