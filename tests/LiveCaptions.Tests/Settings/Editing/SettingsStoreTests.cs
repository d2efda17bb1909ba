using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.Tests.Settings.Editing;

/// <summary>Changes of settings files on disk, under the layers of the environment and the command line.</summary>
public sealed class SettingsStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lc-store-");
    private readonly Dictionary<string, string> environment = [];
    private readonly List<SettingValue> commandLine = [];

    private string Program => Path.Combine(folder.FullName, "program.json");
    private string Own => Path.Combine(folder.FullName, "own", "settings.json");
    private string Saved => Path.Combine(folder.FullName, "own", "settings.saved.json");
    private string Rules => Path.Combine(folder.FullName, "own", "settings.rules.json");

    public void Dispose() => folder.Delete(recursive: true);

    private SettingsStore Store()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Own)!);
        var places = new SettingsPlaces(Program, Own, Saved, Rules);
        return new(places, new(places, environment, commandLine));
    }

    private static SettingFault Refused(Action change) => Assert.Single(Assert.Throws<SettingsRefusedException>(change).Faults);

    [Fact]
    public void The_first_change_makes_a_file_for_the_owner_alone()
    {
        var changed = Store().Write([SettingsEdit.Set("server:port", "5000")]);

        Assert.Equal(["Server:Port"], changed.Keys);
        Assert.Equal(5000, Store().Read().Settings.Server.Port);
        Assert.Contains("\"Port\": 5000", File.ReadAllText(Own), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Own));
    }

    [Fact]
    public void The_program_s_own_file_is_read_and_never_written()
    {
        File.WriteAllText(Program, """{ "Captions": { "Lines": 3 } }""");

        Store().Write([SettingsEdit.Set("Captions:Chars", 50)]);

        Assert.Equal((3, 50), (Store().Read().Settings.Captions.Lines, Store().Read().Settings.Captions.Chars));
        Assert.Equal("""{ "Captions": { "Lines": 3 } }""", File.ReadAllText(Program));
    }

    [Fact]
    public void A_reset_gives_the_default_even_where_the_program_s_file_says_otherwise()
    {
        File.WriteAllText(Program, """{ "Captions": { "Lines": 3 } }""");

        Store().Write([SettingsEdit.Remove("Captions:Lines")]);

        Assert.Equal(2, Store().Read().Settings.Captions.Lines);
    }

    [Fact]
    public void A_reset_leaves_a_setting_out_unless_a_comment_explains_it()
    {
        Store();
        File.WriteAllText(Own, "{\n  \"Captions\": {\n    // why three\n    \"Lines\": 3,\n    \"Chars\": 50\n  }\n}\n");

        Store().Write([SettingsEdit.Remove("Captions:Lines"), SettingsEdit.Remove("Captions:Chars")]);

        Assert.Equal("{\n  \"Captions\": {\n    // why three\n    \"Lines\": 2\n  }\n}\n", File.ReadAllText(Own));
    }

    [Fact]
    public void The_first_change_of_a_track_brings_the_others_along()
    {
        File.WriteAllText(Program, """{ "Tracks": { "hall": { "Source": "demo", "Label": "Hall" }, "main": {} } }""");

        Store().Write([SettingsEdit.Set("Tracks:guest:Source", "browser")]);
        Store().Write([SettingsEdit.Remove("Tracks:main")]);

        var tracks = Store().Read().Settings.Tracks;
        Assert.Equal(["hall", "guest"], tracks.Select(track => track.Id));
        Assert.Equal(("demo", "Hall"), (tracks[0].Source, tracks[0].Label));
    }

    [Fact]
    public void A_renamed_track_keeps_its_settings_and_OBS_follows_it()
    {
        Store();
        File.WriteAllText(Own, """{ "Tracks": { "a": { "Label": "A" }, "b": {} }, "Obs": { "Enabled": true, "Track": "a" } }""");

        Store().Write([SettingsEdit.Rename("Tracks:a", "anna")]);

        var settings = Store().Read().Settings;
        Assert.Equal(["anna", "b"], settings.Tracks.Select(track => track.Id));
        Assert.Equal(("A", "anna"), (settings.Tracks[0].Label, settings.Obs.Track));
    }

    [Fact]
    public void What_a_command_saved_moves_to_the_file_when_it_is_changed()
    {
        Store();
        File.WriteAllText(Saved, """{ "Obs": { "Enabled": true, "Address": "ws://10.0.0.1:4455", "Password": "p" } }""");

        Store().Write([SettingsEdit.Set("Obs:Address", "ws://10.0.0.2:4455")]);

        var obs = Store().Read().Settings.Obs;
        Assert.Equal((true, "ws://10.0.0.2:4455", "p"), (obs.Enabled, obs.Address, obs.Password));
        Assert.DoesNotContain("Address", File.ReadAllText(Saved), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_goes_where_only_the_owner_reads_and_leaves_the_file_that_people_share()
    {
        Store();
        File.WriteAllText(Own, """{ "Obs": { "Password": "old" } }""");

        Store().Write([SettingsEdit.Set("Obs:Password", "new")]);

        Assert.DoesNotContain("Password", File.ReadAllText(Own), StringComparison.Ordinal);
        Assert.Equal("new", Store().Read().Settings.Obs.Password);
        Store().Write([SettingsEdit.Remove("Obs:Password")]);
        Assert.Null(Store().Read().Settings.Obs.Password);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Saved));
    }

    [Theory]
    [InlineData("Server:Port", "99", "Server:Port must be a whole number from 1024 to 65535.")]
    [InlineData("Server:Port", null, "Server:Port must be a whole number from 1024 to 65535.")]
    [InlineData("Server:Prt", "1", "Did you mean Port?")]
    [InlineData("Tracks:Guest 1:Label", "x", "is not a track's id")]
    [InlineData("Tracks:main:Label", "a\u202eb", "without control characters")]
    [InlineData("Tracks:main:Command", "rm -rf /", "no web page ever runs a program")]
    [InlineData("Ffmpeg:Path", "/planted/ffmpeg", "no web page ever runs a program")]
    [InlineData("Tracks:main:Source", "pipe", "no web page ever runs a program")]
    [InlineData("Server", "x", "several settings belong")]
    public void A_bad_value_is_refused_by_its_setting(string key, string? value, string expected)
    {
        var fault = Refused(() => Store().Write([SettingsEdit.Set(key, value), SettingsEdit.Set("Captions:Lines", 3)]));

        Assert.Equal(key, fault.Key);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Own));
    }

    [Fact]
    public void Settings_that_conflict_are_refused_together() =>
        Assert.Null(
            Refused(() => Store().Write([SettingsEdit.Set("Server:Https", "self"), SettingsEdit.Set("Server:HttpsPort", 4955)])).Key
        );

    [Fact]
    public void A_setting_of_the_environment_or_the_command_line_says_where_it_is_set()
    {
        environment["LIVECAPTIONS__CAPTIONS__LINES"] = "4";
        commandLine.Add(new("Tracks:*:Language", "de", "--language"));

        Assert.Contains(
            "LIVECAPTIONS__CAPTIONS__LINES",
            Refused(() => Store().Write([SettingsEdit.Set("Captions:Lines", 3)])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "--language",
            Refused(() => Store().Write([SettingsEdit.Set("Tracks:main:Language", "en")])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Text_rules_of_the_operator_s_page_win()
    {
        Store();
        File.WriteAllText(Rules, "{}");

        Assert.Contains(
            "operator's page",
            Refused(() => Store().Write([SettingsEdit.Set("Overlay:Casing", "Upper")])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_only_track_stays() =>
        Assert.Contains("only track", Refused(() => Store().Write([SettingsEdit.Remove("Tracks:main")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_lost_that_a_person_wrote_meanwhile()
    {
        var store = Store();
        var seen = store.Read().Version;
        File.WriteAllText(Own, """{ "Captions": { "Lines": 4 } }""");

        Assert.Throws<SettingsConflictException>(() => store.Write([SettingsEdit.Set("Captions:Chars", 60)], seen));
        store.Write([SettingsEdit.Set("Captions:Chars", 60)], store.Read().Version);

        Assert.Equal((4, 60), (store.Read().Settings.Captions.Lines, store.Read().Settings.Captions.Chars));
    }

    [Fact]
    public void A_file_with_a_mistake_is_left_alone()
    {
        var store = Store();
        File.WriteAllText(Own, "{ \"Captions\": ");

        Assert.Contains(
            "Mend that first",
            Assert.Throws<SettingsConflictException>(() => store.Write([SettingsEdit.Set("Captions:Lines", 3)])).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("{ \"Captions\": ", File.ReadAllText(Own));
    }

    [Fact]
    public void A_former_name_gives_way_to_the_present_one()
    {
        Store();
        File.WriteAllText(Own, """{ "Tracks": { "main": { "Gate": -50 } } }""");

        Store().Write([SettingsEdit.Set("Tracks:main:SilenceBelow", -40)]);

        Assert.Equal("""{ "Tracks": { "main": { "SilenceBelow": -40 } } }""", File.ReadAllText(Own));
    }

    [Fact]
    public void Every_setting_can_be_written_and_read_back()
    {
        var all = Setting
            .In(new())
            .Where(setting => setting.Property.Name != "Command" && setting.Key != "Ffmpeg:Path" && setting.Default is not null)
            .ToList();

        Store().Write([.. all.Select(setting => SettingsEdit.Set(setting.Key, Setting.Json(setting.Default)))]);

        Assert.All(all, setting => Assert.Equal(SettingLayer.File, Store().Read().OriginOf(setting).Layer));
        Assert.Equal(new ServiceSettings() with { Tracks = [] }, Store().Read().Settings with { Tracks = [] });
    }
}
