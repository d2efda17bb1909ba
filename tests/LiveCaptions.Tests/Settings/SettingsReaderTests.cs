using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Settings;

public class SettingsReaderTests
{
    private static ServiceSettings Read(params (string Key, string? Text)[] values) =>
        SettingsReader.Read(values.Select(value => new SettingValue(value.Key, value.Text, "a test")));

    private static IReadOnlyList<string> Problems(params (string Key, string? Text)[] values) =>
        Assert.Throws<SettingsException>(() => Read(values)).Problems;

    [Fact]
    public void Nothing_set_gives_the_defaults()
    {
        var settings = Read();

        Assert.Equal(4955, settings.Server.Port);
        var track = Assert.Single(settings.Tracks);
        Assert.Equal(("main", "auto", "", true, false), (track.Id, track.Source, track.Device, track.Follow, track.Loops));
    }

    [Fact]
    public void The_later_of_two_values_wins()
    {
        Assert.Equal(5001, Read(("Server:Port", "5000"), ("server:PORT", "5001")).Server.Port);
    }

    [Fact]
    public void All_errors_are_reported_together_with_their_origins()
    {
        var problems = SettingsProblems(
            new("Server:Port", "80", "--port"),
            new("Captions:Hold", "soon", "line 4 of my.json"),
            new("Log:Level", "loud", "environment variable LIVECAPTIONS__LOG__LEVEL"),
            new("Server:Prot", "4955", "line 2 of my.json")
        );

        Assert.Equal(
            [
                "Server:Port = 80 (--port) must be a whole number from 1024 to 65535.",
                "Captions:Hold = soon (line 4 of my.json) must be a number from 0 to 30.",
                "Log:Level = loud (environment variable LIVECAPTIONS__LOG__LEVEL) must be Trace, Debug, Information, Warning, Error, Critical or None.",
                "Server:Prot (line 2 of my.json) is not a setting. Did you mean Port?",
            ],
            problems
        );
    }

    private static IReadOnlyList<string> SettingsProblems(params SettingValue[] values) =>
        Assert.Throws<SettingsException>(() => SettingsReader.Read(values)).Problems;

    [Theory]
    [InlineData("Recognition:Step", "0.09")]
    [InlineData("Recognition:Step", "NaN")]
    [InlineData("Recognition:Threads", "1.5")]
    [InlineData("Recognition:Model", "")]
    [InlineData("Tracks:main:Loop", "perhaps")]
    [InlineData("Tracks:main:Format", "u8")]
    [InlineData("Tracks:main:Language", "english")]
    [InlineData("Tracks:main:Source", SettingValue.List)]
    [InlineData("Log:Level", "3")]
    [InlineData("Obs:Address", "127.0.0.1:4455")]
    [InlineData("Obs:Address", "ws://me:secret@127.0.0.1:4455")]
    [InlineData("Server", "4955")]
    [InlineData("Tracks", "demo")]
    [InlineData("Server:Port:Number", "4955")]
    public void An_invalid_value_is_one_error(string key, string text)
    {
        Assert.Single(Problems((key, text)));
    }

    [Fact]
    public void An_unknown_section_is_reported_once_whatever_it_contains()
    {
        var problem = Assert.Single(Problems(("Sever", null), ("Sever:Port", "1"), ("Sever:MaxViewers", "2")));

        Assert.Equal("Sever (a test) is not a setting. Did you mean Server?", problem);
    }

    [Fact]
    public void A_name_like_no_other_gets_the_list_of_names()
    {
        Assert.Equal("Log:Colour (a test) is not a setting. There are: Level, Folder.", Assert.Single(Problems(("Log:Colour", "red"))));
    }

    [Fact]
    public void A_section_may_hold_sections()
    {
        var obs = Read(("Obs:Enabled", "true"), ("Obs:TextSource:Name", "Words"), ("OBS:TEXTSOURCE:LINES", "3"), ("Obs:Gate", null)).Obs;

        Assert.Equal((true, "Words", 3), (obs.Enabled, obs.TextSource.Name, obs.TextSource.Lines));
        Assert.Equal(
            "Obs:Gate = Mic (a test) is one value where several settings belong: Input, Scene.",
            Assert.Single(Problems(("Obs:Gate", "Mic")))
        );
        Assert.Equal(
            "Obs:TextSource:Nmae (a test) is not a setting. Did you mean Name?",
            Assert.Single(Problems(("Obs:TextSource:Nmae", "Words")))
        );
    }

    [Fact]
    public void Printed_settings_do_not_reveal_the_password_of_OBS()
    {
        Assert.DoesNotContain("hunter2", $"{Read(("Obs:Password", "hunter2"))}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Main Hall")]
    [InlineData("Hall")]
    [InlineData("")]
    [InlineData("a23456789012345678901234567890123")]
    public void A_track_needs_a_plain_id(string id)
    {
        Assert.Contains("is not a track's id", Assert.Single(Problems(($"Tracks:{id}:Source", "demo"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Tracks_keep_their_order_and_replace_the_default_track()
    {
        var tracks = Read(("Tracks:stage", null), ("Tracks:hall:Source", "hall.wav"), ("Tracks:stage:Source", "stdin")).Tracks;

        Assert.Equal(["stage", "hall"], tracks.Select(track => track.Id));
        Assert.Equal(["stdin", "hall.wav"], tracks.Select(track => track.Source));
        Assert.False(tracks[1].Loops);
    }

    [Fact]
    public void The_command_line_sets_the_first_track_whatever_its_id()
    {
        var tracks = Read(("Tracks:stage:Source", "stdin"), ("Tracks:hall:Source", "hall.wav"), ("Tracks:*:Source", "talk.wav")).Tracks;

        Assert.Equal(["talk.wav", "hall.wav"], tracks.Select(track => track.Source));
        Assert.Equal("talk.wav", Assert.Single(Read(("Tracks:*:Source", "talk.wav")).Tracks).Source);
    }
}
