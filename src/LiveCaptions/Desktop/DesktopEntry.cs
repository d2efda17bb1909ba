using System.Text;
using LiveCaptions.Files;

namespace LiveCaptions.Desktop;

/// <summary>The entry in the autostart folder of freedesktop.org's specification, which every Linux desktop reads.</summary>
/// <param name="configuration">The user's configuration folder, such as <c>~/.config</c>.</param>
internal sealed class DesktopEntry(string configuration) : ILoginEntry
{
    private const string Unit = "livecaptions.service";

    private readonly string file = Path.Combine(configuration, "autostart", "livecaptions.desktop");

    public string Place => file;

    public bool IsOn => Lines() is { } lines && !lines.Any(IsDisabling) || Links().Any();

    public bool Is(StartCommand command) => Links().Any() || Lines()?.SequenceEqual(TextOf(command).Split('\n')) == true;

    public void Write(StartCommand command) => Try("switched on", () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, TextOf(command));
        });

    public void Remove() => Try("switched off", () =>
        {
            if (IsThere(file))
                File.Delete(file);
            foreach (var link in Links())
                File.Delete(link);
        });

    /// <summary>TryExec makes desktops skip the entry of a program that is no longer there.</summary>
    internal static string TextOf(StartCommand command) =>
        $"""
            [Desktop Entry]
            Type=Application
            Name=LiveCaptions
            Comment=Live captions on your own machine
            Exec={Value(string.Join(' ', command.Arguments.Prepend(command.Program).Select(Argument)))}
            TryExec={Value(command.Program)}
            Icon=livecaptions
            Terminal=false
            X-GNOME-Autostart-enabled=true

            """;

    /// <summary>
    /// What "systemctl --user enable" has made for the unit of a package. Removing the link is what "disable" does; starting twice harms
    /// nothing, because the second start finds the first.
    /// </summary>
    private IEnumerable<string> Links()
    {
        var units = Path.Combine(configuration, "systemd", "user");
        return Directory.Exists(units)
            ? Directory.EnumerateDirectories(units, "*.wants").Select(wants => Path.Combine(wants, Unit)).Where(IsThere)
            : [];
    }

    /// <summary>A link that leads nowhere counts too.</summary>
    private static bool IsThere(string link) => new FileInfo(link) is { Exists: true } or { LinkTarget: not null };

    /// <summary>An argument of Exec: in quotes, with the four characters escaped that mean something in them, and % doubled.</summary>
    private static string Argument(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '`' or '$' or '\\')
                quoted.Append('\\');
            quoted.Append(character);
            if (character == '%')
                quoted.Append('%');
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>A value of any key: backslashes are doubled once more, and a line end would begin another key.</summary>
    private static string Value(string text) =>
        text.Any(char.IsControl)
            ? throw new AutostartException(
                "The folder of the program or of its settings has a control character in its name, which such an entry cannot hold, so nothing was changed. Move it to another folder."
            )
            : text.Replace(@"\", @"\\", StringComparison.Ordinal);

    private static bool IsDisabling(string line) =>
        line.Replace(" ", "", StringComparison.Ordinal) is "Hidden=true" or "X-GNOME-Autostart-enabled=false";

    private string[]? Lines()
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file).Split('\n') : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Try(string done, Action act) => AutostartException.Guard("the computer", done, $"{file} cannot be changed", act);
}
