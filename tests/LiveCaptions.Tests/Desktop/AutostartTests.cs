using System.Globalization;
using System.Text.RegularExpressions;
using LiveCaptions.Desktop;

namespace LiveCaptions.Tests.Desktop;

public sealed partial class AutostartTests : IDisposable
{
    private static readonly StartCommand Command = new("/opt/it's ю/livecaptions", ["open", "--no-page"]);

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly Autostart autostart;

    public AutostartTests() => autostart = Make(Command);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void One_way_at_most_starts_the_program()
    {
        Assert.Equal(AutostartWith.Off, autostart.Show().With);

        autostart.Set(AutostartWith.Computer);
        Assert.Equal((AutostartWith.Computer, Entry), (autostart.Show().With, autostart.Show().File));
        Assert.False(File.Exists(Script));

        autostart.Set(AutostartWith.Obs);
        Assert.Equal((AutostartWith.Obs, Script), (autostart.Show().With, autostart.Show().File));
        Assert.Contains(autostart.Show().Steps, step => step.Contains(Script, StringComparison.Ordinal));
        Assert.False(File.Exists(Entry));

        autostart.Set(AutostartWith.Off);
        autostart.Set(AutostartWith.Off);
        Assert.Equal((AutostartWith.Off, null), (autostart.Show().With, autostart.Show().File));
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(AutostartWith.Computer)]
    [InlineData(AutostartWith.Obs)]
    public void A_start_of_another_copy_is_told_and_mended_by_switching_on_again(object with)
    {
        Make(Command with { Program = "/old/livecaptions" }).Set((AutostartWith)with);
        Assert.Contains("another copy", autostart.Show().Trouble, StringComparison.Ordinal);

        autostart.Set((AutostartWith)with);

        Assert.Null(autostart.Show().Trouble);
    }

    [Fact]
    public void A_program_that_does_not_know_its_file_can_be_switched_off_only()
    {
        var unknown = Make(null);
        autostart.Set(AutostartWith.Computer);

        Assert.Throws<AutostartException>(() => unknown.Set(AutostartWith.Obs));
        Assert.Equal(AutostartWith.Computer, unknown.Show().With);
        unknown.Set(AutostartWith.Off);
        Assert.Equal(AutostartWith.Off, unknown.Show().With);
    }

    [Theory]
    [InlineData("/opt/livecaptions/livecaptions", true)]
    [InlineData("C:/LiveCaptions/livecaptions.exe", true)]
    [InlineData("/usr/bin/dotnet", false)]
    [InlineData(null, false)]
    public void The_program_starts_itself_and_nothing_else(string? program, bool isKnown) =>
        Assert.Equal(isKnown, StartCommand.Of(program, null, DesktopKind.FreeDesktop) is not null);

    [Fact]
    public void A_start_without_a_person_opens_no_page_and_takes_the_settings_in_use()
    {
        var windows = StartCommand.Of("C:/LiveCaptions/livecaptions.exe", "hall.json", DesktopKind.Windows)!;

        Assert.Equal(["open", "--no-page", "--minimized", "--config", Path.GetFullPath("hall.json")], windows.Arguments);
        Assert.Equal(["open", "--no-page"], StartCommand.Of("/opt/livecaptions", null, DesktopKind.FreeDesktop)!.Arguments);
    }

    [Fact]
    public void The_script_of_OBS_is_plain_ASCII_and_its_command_is_quoted_for_the_shell()
    {
        var script = new ObsScript(folder, DesktopKind.FreeDesktop).TextOf(Command);

        Assert.DoesNotContain(script, character => character > 0x7e);
        Assert.Equal(
            "$(command -v setsid) '/opt/it'\\''s ю/livecaptions' 'open' '--no-page' </dev/null >/dev/null 2>&1 &",
            Unquoted(Executed().Match(script).Groups[1].Value)
        );
    }

    [Fact]
    public void The_script_of_Windows_holds_the_path_in_UTF_16()
    {
        var program = @"C:\Programme\Жук\livecaptions.exe";
        var script = new ObsScript(folder, DesktopKind.Windows).TextOf(new(program, ["open", "--config", @"D:\my show.json"]));

        Assert.DoesNotContain(script, character => character > 0x7e);
        Assert.Equal([program, "open --config \"D:\\my show.json\""], Arrays().Matches(script).Select(found => Text(found)));
    }

    private string Entry => Path.Combine(folder, "config", "autostart", "livecaptions.desktop");

    private string Script => Path.Combine(folder, "data", "start-with-obs.lua");

    private Autostart Make(StartCommand? command) =>
        new(command, new DesktopEntry(Path.Combine(folder, "config")), new(Path.Combine(folder, "data"), DesktopKind.FreeDesktop));

    /// <summary>What Lua makes of a quoted string.</summary>
    private static string Unquoted(string text) =>
        System.Text.Encoding.UTF8.GetString([
            .. Escape()
                .Replace(text, escape => $"{(char)int.Parse(escape.Groups[1].Value, CultureInfo.InvariantCulture)}")
                .Select(unit => (byte)unit),
        ]);

    /// <summary>The text of an array of units, whose stated length is right and whose last one ends it.</summary>
    private static string Text(Match array)
    {
        var units = array.Groups[2].Value.Split(", ").Select(unit => int.Parse(unit, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((int.Parse(array.Groups[1].Value, CultureInfo.InvariantCulture), 0), (units.Count, units[^1]));
        return string.Concat(units.SkipLast(1).Select(unit => (char)unit));
    }

    [GeneratedRegex("os\\.execute\\(\"(.*)\"\\)")]
    private static partial Regex Executed();

    [GeneratedRegex(@"\\(\d{3})")]
    private static partial Regex Escape();

    [GeneratedRegex(@"ffi\.new\(""uint16_t\[\?\]"", (\d+), \{ ([0-9, ]+) \}\)")]
    private static partial Regex Arrays();
}
