using LiveCaptions.Desktop;

namespace LiveCaptions.Tests.Desktop;

public class BrowserTests
{
    private static readonly Uri Page = new("http://127.0.0.1:4955/?a=$(reboot)&b=';reboot;'");
    private static readonly Dictionary<string, string> Screen = new() { ["DISPLAY"] = ":0" };

    [Fact]
    public async Task On_Windows_the_shell_opens_the_address()
    {
        var programs = new ScriptedPrograms();

        Assert.Null(await new Browser(DesktopKind.Windows, new Dictionary<string, string>(), programs).OpenAsync(Page, Test.Stop));

        var start = Assert.Single(programs.Started);
        Assert.Equal((Page.AbsoluteUri, true), (start.FileName, start.UseShellExecute));
        Assert.Empty(start.ArgumentList);
    }

    [Fact]
    public async Task On_macOS_open_gets_the_address_as_one_argument()
    {
        var programs = new ScriptedPrograms();

        Assert.Null(await new Browser(DesktopKind.MacOs, new Dictionary<string, string>(), programs).OpenAsync(Page, Test.Stop));

        var start = Assert.Single(programs.Started);
        Assert.Equal("/usr/bin/open", start.FileName);
        Assert.Equal([Page.AbsoluteUri], start.ArgumentList);
    }

    [Fact]
    public async Task On_Linux_the_address_is_a_parameter_and_never_a_part_of_the_script()
    {
        var programs = new ScriptedPrograms("xdg-open");

        Assert.Null(await new Browser(DesktopKind.FreeDesktop, Screen, programs).OpenAsync(Page, Test.Stop));

        var start = Assert.Single(programs.Started);
        Assert.Equal(("/bin/sh", false), (start.FileName, start.UseShellExecute));
        Assert.Equal(Page.AbsoluteUri, start.ArgumentList[^1]);
        Assert.DoesNotContain("4955", start.ArgumentList[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "there is no screen here")]
    [InlineData("DISPLAY=", "there is no screen here")]
    [InlineData("DISPLAY=:0 SSH_CONNECTION=10.0.0.1", "another machine")]
    [InlineData("WAYLAND_DISPLAY=wayland-0 SSH_TTY=/dev/pts/1", "another machine")]
    [InlineData("DISPLAY=:0 CI=true", "a machine for tests")]
    public async Task Where_nobody_would_see_it_nothing_is_started_and_the_address_is_told(string variables, string why)
    {
        var programs = new ScriptedPrograms("xdg-open");
        var given = variables
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('='))
            .ToDictionary(variable => variable[0], variable => variable[1]);

        var sentence = await new Browser(DesktopKind.FreeDesktop, given, programs).OpenAsync(new("http://127.0.0.1:4955/"), Test.Stop);

        Assert.Contains(why, sentence, StringComparison.Ordinal);
        Assert.EndsWith(" http://127.0.0.1:4955/", sentence, StringComparison.Ordinal);
        Assert.Empty(programs.Started);
    }

    [Fact]
    public async Task A_system_that_opens_no_page_is_told_with_the_address()
    {
        var missing = new ScriptedPrograms();
        var failing = new ScriptedPrograms("xdg-open") { Broken = { "/bin/sh" } };

        Assert.Contains(
            "xdg-open is not installed",
            await new Browser(DesktopKind.FreeDesktop, Screen, missing).OpenAsync(Page, Test.Stop),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "could not open its browser",
            await new Browser(DesktopKind.FreeDesktop, Screen, failing).OpenAsync(Page, Test.Stop),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ms-settings:")]
    [InlineData("javascript:alert(1)")]
    public async Task Nothing_but_a_page_is_ever_opened(string address)
    {
        var programs = new ScriptedPrograms("xdg-open");

        await Assert.ThrowsAsync<ArgumentException>(() =>
            new Browser(DesktopKind.Windows, Screen, programs).OpenAsync(new(address), Test.Stop)
        );
        Assert.Empty(programs.Started);
    }
}
