using System.Diagnostics;
using LiveCaptions.Commands;
using LiveCaptions.Desktop;
using LiveCaptions.Tests.Desktop;

namespace LiveCaptions.Tests.Commands;

/// <summary>Starts from the desktop, and errors that outlive their window.</summary>
public sealed class OwnWindowTests : IDisposable
{
    private const string Program = @"C:\LiveCaptions\livecaptions.exe";
    private static readonly Dictionary<string, string> Screen = new() { ["DISPLAY"] = ":0" };

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ScriptedTerminal console = new();
    private readonly StartLog log;
    private int keys;

    public OwnWindowTests() => log = new(console, Path.Combine(folder, "logs", "last-start.log"));

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(Program, true)]
    [InlineData(@"c:\livecaptions\LiveCaptions.exe", true)]
    [InlineData(@"Administrator: C:\LiveCaptions\livecaptions.exe", true)]
    [InlineData("LiveCaptions", true)]
    [InlineData(@"C:\Windows\system32\cmd.exe - livecaptions.exe", false)]
    [InlineData(@"Command Prompt - C:\LiveCaptions\livecaptions.exe", false)]
    [InlineData("Windows PowerShell", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_window_named_after_the_program_was_made_for_it(string? title, bool isOwn) =>
        Assert.Equal(isOwn ? ["open", "--keep-window"] : [], OwnWindow.ArgumentsOf([], Program, title));

    [Fact]
    public void Arguments_that_were_given_stay_as_they_are() => Assert.Equal(["serve"], OwnWindow.ArgumentsOf(["serve"], Program, Program));

    [Fact]
    public void A_minimized_start_goes_on_in_a_minimized_window_that_stays_after_an_error()
    {
        string[] arguments = ["open", "--no-page", "--minimized", "--config", @"D:\my show.json"];

        var start = OwnWindow.Minimized(Program, arguments, isWindows: true)!;

        Assert.Equal((Program, true, ProcessWindowStyle.Minimized), (start.FileName, start.UseShellExecute, start.WindowStyle));
        Assert.Equal(["open", "--no-page", "--config", @"D:\my show.json", "--keep-window"], start.ArgumentList);
        Assert.Null(OwnWindow.Minimized(Program, start.ArgumentList, isWindows: true));
        Assert.Null(OwnWindow.Minimized(Program, arguments, isWindows: false));
        Assert.Null(OwnWindow.Minimized(Program, ["serve", "--minimized"], isWindows: true));
    }

    [Fact]
    public async Task An_error_stays_until_a_key_is_pressed_and_is_kept_in_a_file()
    {
        var code = await Window("open", "--keep-window").KeepAsync(() => SayAsync("Port 4955 is in use.", 1), Test.Stop);

        Assert.Equal((1, 1), (code, keys));
        Assert.Equal("Port 4955 is in use.\n", File.ReadAllText(log.Path).ReplaceLineEndings("\n").Split("This is kept in")[0]);
        Assert.Contains($"This is kept in {log.Path}. Press any key", console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_is_told_where_the_supervisor_could_not()
    {
        await Window("open", "--keep-window").KeepAsync(() => Task.FromResult(139), Test.Stop);

        Assert.Equal(1, keys);
        Assert.Contains("a fault in native code (SIGSEGV)", console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_file_that_the_system_no_longer_starts_is_told_in_a_sentence()
    {
        var code = await Window("open", "--keep-window").KeepAsync(() => throw new System.ComponentModel.Win32Exception(5), Test.Stop);

        Assert.Equal((1, 1), (code, keys));
        Assert.DoesNotContain("   at ", console.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open --keep-window", 0, false)]
    [InlineData("open", 1, false)]
    [InlineData("open --keep-window", 1, true)]
    public async Task A_window_does_not_stay_after_a_good_end_or_one_that_the_user_wanted(string arguments, int code, bool isStopped)
    {
        await Window(arguments.Split(' ')).KeepAsync(() => Task.FromResult(code), new CancellationToken(isStopped));

        Assert.Equal(0, keys);
        Assert.Equal("", console.ToString());
    }

    [Fact]
    public async Task The_start_before_this_one_is_forgotten()
    {
        await Window("open").KeepAsync(() => SayAsync("The first.", 1), Test.Stop);
        await Window("open").KeepAsync(() => SayAsync("The second.", 1), Test.Stop);

        Assert.Equal("The second.", log.Text);
    }

    [Theory]
    [InlineData("", "zenity")]
    [InlineData("zenity", "kdialog")]
    [InlineData("zenity kdialog", "notify-send")]
    [InlineData("zenity kdialog notify-send", "xmessage")]
    public async Task Without_a_terminal_an_error_is_shown_by_the_first_program_that_works(string broken, string shownBy)
    {
        var programs = new ScriptedPrograms("zenity", "kdialog", "notify-send", "xmessage");
        programs.Broken.UnionWith(broken.Split(' '));
        var window = new ErrorWindow(new(DesktopKind.FreeDesktop, Screen, programs), programs);

        await new OwnWindow(["open"], log, window, null).KeepAsync(() => SayAsync("Port 4955 <b>is</b> in use.", 1), Test.Stop);

        Assert.Equal(shownBy, programs.Started[^1].FileName);
        Assert.Contains(programs.Started[^1].ArgumentList, argument =>
            argument.StartsWith("Port 4955 <b>is</b> in use.", StringComparison.Ordinal)
        );
        Assert.Contains(programs.Started[^1].ArgumentList, argument => argument.Contains(log.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_screen_an_error_is_kept_in_the_file_alone()
    {
        var programs = new ScriptedPrograms("zenity");
        var window = new ErrorWindow(new(DesktopKind.FreeDesktop, new Dictionary<string, string>(), programs), programs);

        await new OwnWindow(["open"], log, window, null).KeepAsync(() => SayAsync("Port 4955 is in use.", 1), Test.Stop);

        Assert.Empty(programs.Started);
        Assert.Equal("Port 4955 is in use.", log.Text);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_costs_no_start()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        using var elsewhere = new StartLog(console, Path.Combine(folder, "file", "logs", "last-start.log"));

        Assert.Equal(0, await new OwnWindow(["open"], elsewhere, null, null).KeepAsync(() => Task.FromResult(0), Test.Stop));
        await elsewhere.WriteLineAsync("Said all the same.");

        Assert.Equal("Said all the same.\n", console.ToString());
        Assert.Equal("", elsewhere.Text);
    }

    private OwnWindow Window(params string[] arguments) => new(arguments, log, null, () => keys++);

    private async Task<int> SayAsync(string sentence, int code)
    {
        await log.WriteLineAsync(sentence);
        return code;
    }
}
