using LiveCaptions.Desktop;

namespace LiveCaptions.Tests.Desktop;

/// <summary>The start with the computer, on Linux and on Windows.</summary>
public sealed class LoginEntryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly DesktopEntry linux;
    private readonly ScriptedRegistry registry = new();
    private readonly RunEntry windows;

    public LoginEntryTests() => (linux, windows) = (new(folder), new(registry));

    private string EntryFile => Path.Combine(folder, "autostart", "livecaptions.desktop");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_entry_of_a_Linux_desktop_is_written_once_found_and_removed()
    {
        var command = new StartCommand("/opt/live captions/livecaptions", ["open", "--no-page"]);
        Assert.False(linux.IsOn);
        linux.Remove();

        linux.Write(command);
        linux.Write(command);

        Assert.True(linux.IsOn && linux.Is(command));
        Assert.False(linux.Is(command with { Program = "/elsewhere/livecaptions" }));
        Assert.Equal([EntryFile], Directory.GetFiles(Path.GetDirectoryName(EntryFile)!));
        var lines = File.ReadAllLines(EntryFile);
        Assert.Equal("[Desktop Entry]", lines[0]);
        Assert.Contains("Exec=\"/opt/live captions/livecaptions\" \"open\" \"--no-page\"", lines);
        Assert.Contains("TryExec=/opt/live captions/livecaptions", lines);
        Assert.Contains("Terminal=false", lines);

        linux.Remove();
        linux.Remove();
        Assert.False(linux.IsOn);
        Assert.False(File.Exists(EntryFile));
    }

    [Fact]
    public void Characters_that_mean_something_in_an_entry_mean_nothing_in_a_path()
    {
        var text = DesktopEntry.TextOf(new("/opt/a\"b`c$d%e\\f ю/livecaptions", ["open"]));

        Assert.Contains("\nExec=\"/opt/a\\\\\"b\\\\`c\\\\$d%%e\\\\\\\\f ю/livecaptions\" \"open\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\nTryExec=/opt/a\"b`c$d%e\\\\f ю/livecaptions\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_end_in_a_path_adds_no_key()
    {
        var refused = Assert.Throws<AutostartException>(() => linux.Write(new("/opt/a\nExec=reboot/livecaptions", ["open"])));

        Assert.Contains("control character", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(EntryFile));
    }

    [Theory]
    [InlineData("Hidden=true")]
    [InlineData("X-GNOME-Autostart-enabled = false")]
    public void What_the_desktops_own_settings_have_switched_off_is_off(string line)
    {
        linux.Write(new("/opt/livecaptions", ["open"]));
        File.AppendAllText(EntryFile, line + "\n");

        Assert.False(linux.IsOn);
    }

    [Fact]
    public void A_unit_that_systemd_starts_counts_and_is_switched_off_with_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no systemd.");
        var wants = Directory.CreateDirectory(Path.Combine(folder, "systemd", "user", "default.target.wants")).FullName;
        var link = Path.Combine(wants, "livecaptions.service");
        File.CreateSymbolicLink(link, "/usr/lib/systemd/user/no-longer-there.service");
        File.CreateSymbolicLink(Path.Combine(wants, "other.service"), "/usr/lib/systemd/user/other.service");
        Assert.True(linux.IsOn);

        linux.Remove();

        Assert.False(linux.IsOn);
        Assert.Equal(["other.service"], Directory.GetFileSystemEntries(wants).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_in_a_sentence()
    {
        File.WriteAllText(Path.Combine(folder, "autostart"), "a file where the folder should be");

        var refused = Assert.Throws<AutostartException>(() => linux.Write(new("/opt/livecaptions", ["open"])));

        Assert.Contains("livecaptions.desktop cannot be changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_value_of_Windows_is_written_once_found_and_removed()
    {
        var command = new StartCommand(
            @"C:\Program Files\LiveCaptions\livecaptions.exe",
            ["open", "--no-page", "--config", @"D:\my show\"]
        );
        Assert.False(windows.IsOn);
        windows.Remove();

        windows.Write(command);
        windows.Write(command);

        Assert.True(windows.IsOn && windows.Is(command));
        Assert.False(windows.Is(command with { Arguments = ["open"] }));
        Assert.Equal(
            "\"C:\\Program Files\\LiveCaptions\\livecaptions.exe\" open --no-page --config \"D:\\my show\\\\\"",
            Assert.Single(registry.Values).Value
        );

        windows.Remove();
        Assert.Empty(registry.Values);
    }

    [Fact]
    public void What_the_task_manager_has_switched_off_is_off_until_it_is_switched_on_here()
    {
        var command = new StartCommand(@"C:\LiveCaptions\livecaptions.exe", ["open"]);
        windows.Write(command);
        registry.Values[(RunEntry.Approved, RunEntry.Name)] = new byte[] { 2, 0, 0, 0 };
        Assert.True(windows.IsOn);

        registry.Values[(RunEntry.Approved, RunEntry.Name)] = new byte[] { 3, 0, 0, 0 };
        Assert.False(windows.IsOn);

        windows.Write(command);
        Assert.True(windows.IsOn);
    }

    [Fact]
    public void A_command_that_Windows_would_ignore_is_refused()
    {
        var refused = Assert.Throws<AutostartException>(() => windows.Write(new($@"C:\{new string('x', 260)}\livecaptions.exe", ["open"])));

        Assert.Contains("260 characters", refused.Message, StringComparison.Ordinal);
        Assert.Empty(registry.Values);
    }

    [Fact]
    public void A_registry_that_may_not_be_changed_is_refused_in_a_sentence()
    {
        registry.Refuses = true;

        Assert.False(windows.IsOn);
        var refused = Assert.Throws<AutostartException>(() => windows.Write(new(@"C:\livecaptions.exe", ["open"])));
        Assert.Contains("Windows did not let", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A registry in memory.</summary>
    private sealed class ScriptedRegistry : IUserRegistry
    {
        public Dictionary<(string Key, string Name), object> Values { get; } = [];

        public bool Refuses { get; set; }

        public object? Read(string key, string name) =>
            Refuses ? throw new System.Security.SecurityException("A policy forbids it.") : Values.GetValueOrDefault((key, name));

        public void Write(string key, string name, string value)
        {
            if (Refuses)
                throw new UnauthorizedAccessException("A policy forbids it.");
            Values[(key, name)] = value;
        }

        public void Remove(string key, string name) => Values.Remove((key, name));
    }
}
