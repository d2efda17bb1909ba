using System.Text.RegularExpressions;
using CliWrap;

namespace LiveCaptions.Audio.Sources;

/// <summary>A command line that the shell runs as a whole, with variables, pipes and lists of commands.</summary>
internal static partial class ShellCommand
{
    /// <summary>The command, ready to run.</summary>
    public static Command Of(string line) =>
        OperatingSystem.IsWindows()
            ? Cli.Wrap(Path.Combine(Environment.SystemDirectory, "cmd.exe")).WithArguments(WindowsArguments(line))
            : Cli.Wrap("/bin/sh").WithArguments(["-c", line]);

    /// <summary>
    /// The arguments that make Windows' shell run the line as it stands: it takes off the outer quotes and knows no others. /d leaves out
    /// commands that the registry runs before it.
    /// </summary>
    internal static string WindowsArguments(string line) => $"/d /s /c \"{line}\"";

    /// <summary>The name of its first program. Nothing else may be displayed: arguments and variables may hold secrets.</summary>
    public static string NameOf(string line) =>
        Program().Match(line) is { Success: true } found ? Path.GetFileName(found.Groups["program"].Value) : "of the settings";

    // Assignments may come first, and their values may be quoted.
    [GeneratedRegex(
        """^\s*(?:[A-Za-z_][A-Za-z0-9_]*=(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\;&|])*\s+)*(?<program>[A-Za-z0-9_./+-]+)(?=\s|[;|&]|$)"""
    )]
    private static partial Regex Program();
}
