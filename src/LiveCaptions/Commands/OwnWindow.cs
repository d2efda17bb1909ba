using System.Diagnostics;
using LiveCaptions.Desktop;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Commands;

/// <summary>
/// A start from the desktop: by a double click, a shortcut, or automatically. Its window would close with the program, or there is none, so
/// that what went wrong is kept, and shown until somebody has read it.
/// </summary>
/// <param name="arguments">The program's arguments.</param>
/// <param name="log">Keeps what is said.</param>
/// <param name="window">Shows an error where there is no terminal; null: there is one.</param>
/// <param name="waitForKey">Waits for any key; null: nobody can press one.</param>
internal sealed class OwnWindow(IReadOnlyList<string> arguments, StartLog log, ErrorWindow? window, Action? waitForKey)
{
    private const string Program = "livecaptions";

    /// <summary>Whether these arguments are such a start.</summary>
    public static bool IsMeantBy(IReadOnlyList<string> arguments) => arguments is [OpenCommand.Name, ..];

    /// <summary>A program without arguments in a window of its own was double-clicked.</summary>
    /// <param name="title">The title of the console window; null: there is none.</param>
    public static string[] ArgumentsOf(string[] given, string? program, string? title) =>
        given.Length == 0 && program is not null && IsOwn(title, program) ? [OpenCommand.Name, OpenCommand.KeepWindow] : given;

    /// <summary>The title of the console window of Windows.</summary>
    public static string? Title()
    {
        try
        {
            return OperatingSystem.IsWindows() && !Console.IsInputRedirected && !Console.IsOutputRedirected ? Console.Title : null;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// The start of the minimized window of Windows in which the same command goes on, and which stays after an error; null: none is
    /// wanted.
    /// </summary>
    public static ProcessStartInfo? Minimized(string? program, IReadOnlyList<string> arguments, bool isWindows) =>
        isWindows && program is not null && IsMeantBy(arguments) && arguments.Contains(OpenCommand.Minimized)
            ? new(program, [.. arguments.Where(argument => argument != OpenCommand.Minimized), OpenCommand.KeepWindow])
            {
                UseShellExecute = true,
                WindowStyle = ProcessWindowStyle.Minimized,
            }
            : null;

    /// <summary>Runs the program, and shows an error until it has been read.</summary>
    /// <param name="stop">The user has ended it, and knows.</param>
    public async Task<int> KeepAsync(Func<Task<int>> run, CancellationToken stop)
    {
        log.Begin();
        var code = await RunAsync(run);
        if (code == ExitCode.Ok || stop.IsCancellationRequested)
            return code;
        if (!ExitCause.IsOrderly(code))
            log.WriteLine(
                $"LiveCaptions has ended, because {ExitCause.Of(code)}. There are no captions. Start it again; livecaptions doctor looks for the cause."
            );
        if (window is not null)
            await window.ShowAsync($"{log.Text}{Environment.NewLine}{Environment.NewLine}This is kept in {log.Path}", stop);
        if (waitForKey is not null && arguments.Contains(OpenCommand.KeepWindow))
        {
            log.WriteLine($"This is kept in {log.Path}. Press any key to close this window.");
            waitForKey();
        }
        return code;
    }

    /// <summary>A fault of the outer process itself, such as a program file that the system no longer starts.</summary>
    private async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e)
        {
            var error = CommandError.Explain(e);
            log.WriteLine(error.Sentence);
            return error.ExitCode;
        }
    }

    /// <summary>
    /// Windows names the window that it makes for a program after the program's file, or after the shortcut; a terminal's has the name of
    /// its shell, with the program's behind it at most. "Administrator: " may stand before it.
    /// </summary>
    private static bool IsOwn(string? title, string program) =>
        title is not null
        && new[] { program, Program }.Any(own =>
            title.Equals(own, StringComparison.OrdinalIgnoreCase) || title.EndsWith(": " + own, StringComparison.OrdinalIgnoreCase)
        );
}
