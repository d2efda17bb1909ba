using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;

namespace LiveCaptions.Audio.Sources;

/// <summary>A command line that the shell runs as a whole, with variables, pipes and lists of commands.</summary>
/// <remarks>
/// A pipe or a list makes several processes, of which the shell is only the first. Where <c>setsid</c> exists (on every Linux) they form
/// their own process group, which is signalled as a whole; elsewhere the process tree is killed.
/// </remarks>
internal static partial class ShellCommand
{
    private const string Setsid = "setsid";
    private static readonly bool HasGroups = OperatingSystem.IsLinux() && IsInPath(Setsid);

    /// <summary>The command, ready to run.</summary>
    public static Command Of(string line)
    {
        if (OperatingSystem.IsWindows())
            return Cli.Wrap("cmd").WithArguments(["/c", line]);
        return HasGroups ? Cli.Wrap(Setsid).WithArguments(["/bin/sh", "-c", line]) : Cli.Wrap("/bin/sh").WithArguments(["-c", line]);
    }

    /// <summary>Ends the group of its processes; null where it is ended like any process.</summary>
    public static EndProcessGroup? EndGroup => HasGroups ? SignalGroup : null;

    /// <summary>The name of its first program. Nothing else may be displayed: arguments and variables may hold secrets.</summary>
    public static string NameOf(string line) =>
        Program().Match(line) is { Success: true } found ? Path.GetFileName(found.Groups["program"].Value) : "of the settings";

    private static void SignalGroup(int process, bool forceful)
    {
        // setsid starts no new process here, so that the group has the id of its first process.
        var kill = string.Create(CultureInfo.InvariantCulture, $"kill -s {(forceful ? "KILL" : "TERM")} -- -{process}");
        _ = Cli.Wrap("/bin/sh").WithArguments(["-c", kill]).WithValidation(CommandResultValidation.None).ExecuteAsync();
    }

    private static bool IsInPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    // Assignments may come first, and their values may be quoted.
    [GeneratedRegex(
        """^\s*(?:[A-Za-z_][A-Za-z0-9_]*=(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\;&|])*\s+)*(?<program>[A-Za-z0-9_./+-]+)(?=\s|[;|&]|$)"""
    )]
    private static partial Regex Program();
}
