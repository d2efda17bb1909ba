namespace LiveCaptions.Desktop;

/// <summary>How the program is started without a person: no page opens, and on Windows its window is minimized.</summary>
/// <param name="Program">The program's file, with its full path.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record StartCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <param name="program">The file of this process.</param>
    /// <param name="settingsFile">The settings file in use; null: the default ones.</param>
    /// <returns>Null: the program's own file is not known, such as below a debugger.</returns>
    public static StartCommand? Of(string? program, string? settingsFile, DesktopKind kind)
    {
        if (program is null || Path.GetFileNameWithoutExtension(program) != "livecaptions")
            return null;
        string[] settings = settingsFile is null ? [] : ["--config", Path.GetFullPath(settingsFile)];
        return new(
            program,
            kind == DesktopKind.Windows ? ["open", "--no-page", "--minimized", .. settings] : ["open", "--no-page", .. settings]
        );
    }
}
