using System.Collections;
using System.Diagnostics;

namespace LiveCaptions.Desktop;

/// <summary>The kind of desktop, which decides how a page is opened.</summary>
internal enum DesktopKind
{
    Windows,
    MacOs,

    /// <summary>Linux and other systems with the tools of freedesktop.org.</summary>
    FreeDesktop,
}

/// <summary>Opens pages of the service in the user's browser.</summary>
/// <param name="variables">Environment variables of the process.</param>
internal sealed class Browser(DesktopKind kind, IDictionary variables, IPrograms programs)
{
    /// <summary>
    /// Detached, so that Ctrl-C in our terminal does not end a browser that we started. The address is a parameter, never part of the
    /// script.
    /// </summary>
    private const string Detached = """
        exec </dev/null >/dev/null 2>&1
        command -v setsid && exec setsid xdg-open "$1"
        exec xdg-open "$1"
        """;

    /// <summary>The desktop of this machine.</summary>
    public static DesktopKind Here =>
        OperatingSystem.IsWindows() ? DesktopKind.Windows
        : OperatingSystem.IsMacOS() ? DesktopKind.MacOs
        : DesktopKind.FreeDesktop;

    /// <summary>Whether a window of ours could be seen.</summary>
    public bool HasScreen => Obstacle is null;

    private string? Obstacle =>
        Has("SSH_CONNECTION") || Has("SSH_TTY") ? "this terminal belongs to another machine (SSH)"
        : Has("CI") ? "this is a machine for tests (CI)"
        : kind == DesktopKind.FreeDesktop && !Has("DISPLAY") && !Has("WAYLAND_DISPLAY")
            ? "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
        : null;

    /// <summary>Opens a page.</summary>
    /// <returns>Null, or a sentence that says why it was not opened, with the address.</returns>
    public async Task<string?> OpenAsync(Uri page, CancellationToken stop)
    {
        if (page is not { Scheme: "http" or "https" })
            throw new ArgumentException($"{page} is not a page.", nameof(page));
        var why = Obstacle;
        if (why is null && kind == DesktopKind.FreeDesktop && !programs.Has("xdg-open"))
            why = "xdg-open is not installed";
        if (why is null && !await programs.StartAsync(Start(page.AbsoluteUri), stop))
            why = "the system could not open its browser";
        return why is null ? null : $"The page was not opened, because {why}. Captions are not affected. Open it in a browser: {page}";
    }

    private ProcessStartInfo Start(string page) =>
        kind switch
        {
            // The shell opens an address with the browser that the user has chosen.
            DesktopKind.Windows => new(page) { UseShellExecute = true },
            DesktopKind.MacOs => new("/usr/bin/open", [page]),
            _ => new("/bin/sh", ["-c", Detached, "sh", page]),
        };

    private bool Has(string variable) => variables[variable] is string { Length: > 0 };
}
