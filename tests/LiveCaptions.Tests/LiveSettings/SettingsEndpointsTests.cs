using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Access;
using LiveCaptions.Tests.Viewers;
using LiveCaptions.Tracks;

namespace LiveCaptions.Tests.LiveSettings;

/// <summary>The settings over HTTP, of the real service.</summary>
public sealed class SettingsEndpointsTests
{
    private const string Settings = "/api/settings";

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        RunningService service,
        string method,
        string path,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Test.Stop)));
    }

    private static object Set(params (string Key, object? Value)[] values) =>
        new { set = values.ToDictionary(value => value.Key, value => value.Value) };

    private static JsonElement Find(JsonElement view, string key) =>
        view.GetProperty("groups")
            .EnumerateArray()
            .SelectMany(group => group.GetProperty("settings").EnumerateArray())
            .Single(setting => setting.GetProperty("key").GetString() == key);

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString());

    [Fact]
    public async Task Every_setting_is_shown_with_its_documentation_and_its_place()
    {
        await using var service = await RunningService.StartAsync();

        var (status, view) = await SendAsync(service, "GET", Settings);

        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var setting in LiveCaptions.Settings.Editing.Setting.In(new()))
            Assert.NotEmpty(Find(view, setting.Key).GetProperty("description").GetString()!);
        var address = Find(view, "Obs:Address");
        Assert.Equal($"line 1 of {service.SettingsFile}", address.GetProperty("origin").GetString());
        Assert.Equal((false, false), (address.GetProperty("isDefault").GetBoolean(), address.GetProperty("isLive").GetBoolean()));
        Assert.Equal(["loopback", "network"], Texts(Find(view, "Server:Listen").GetProperty("choices")));
        Assert.Equal(65535, Find(view, "Server:Port").GetProperty("maximum").GetDouble());
    }

    [Fact]
    public async Task A_secret_is_written_and_never_shown()
    {
        await using var service = await RunningService.StartAsync();

        var (_, outcome) = await SendAsync(service, "PATCH", Settings, Set(("Obs:Password", "hush-hush")));
        var (_, view) = await SendAsync(service, "GET", Settings);

        Assert.DoesNotContain("hush-hush", outcome.GetRawText() + view.GetRawText(), StringComparison.Ordinal);
        Assert.False(Find(view, "Obs:Password").GetProperty("isDefault").GetBoolean());
        Assert.Equal("hush-hush", SettingsSources.Read(service.SettingsFile, new Dictionary<string, string>(), []).Obs.Password);
    }

    [Fact]
    public async Task Changes_hold_at_once_or_wait_for_a_restart_and_comments_stay()
    {
        await using var service = await RunningService.StartAsync();
        await File.WriteAllTextAsync(service.SettingsFile, "{\n  // ours\n  \"Captions\": { \"Lines\": 2 } // two\n}\n", Test.Stop);

        var (status, outcome) = await SendAsync(
            service,
            "PATCH",
            Settings,
            Set(
                ("Captions:Lines", 3),
                ("Words:Replacements", "jason=JSON"),
                ("Words:Numbers", "Digits"),
                ("Words:Letters", "Together"),
                ("Server:MaxViewers", 50)
            )
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["Captions:Lines", "Words:Replacements", "Words:Numbers", "Words:Letters"], Texts(outcome.GetProperty("applied")));
        Assert.Contains("Server:MaxViewers", Texts(outcome.GetProperty("waiting")));
        Assert.Equal(3, service.Part<SettingsInForce>().Now.Captions.Lines);
        Assert.Equal("JSON", service.Part<RuleBook>().Lists.Replacements["jason"]);
        var written = await File.ReadAllTextAsync(service.SettingsFile, Test.Stop);
        Assert.StartsWith("{\n  // ours\n  \"Captions\": { \"Lines\": 3 }, // two\n  \"", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bad_setting_has_its_own_error_and_nothing_is_written()
    {
        await using var service = await RunningService.StartAsync();
        var before = await File.ReadAllTextAsync(service.SettingsFile, Test.Stop);
        var change = Set(("Server:Port", 1), ("Captions:Lines", 3), ("Captions:Holt", 3), ("Recognition:Model", "no-such-model"));

        var (status, problem) = await SendAsync(service, "PATCH", Settings, change);
        var (checkStatus, check) = await SendAsync(service, "POST", Settings + "/check", change);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (status, checkStatus));
        Assert.Equal(["Server:Port", "Captions:Holt"], Texts(problem.GetProperty("errors"), "key"));
        Assert.Equal(problem.GetProperty("errors").GetRawText(), check.GetProperty("errors").GetRawText());
        Assert.Equal(before, await File.ReadAllTextAsync(service.SettingsFile, Test.Stop));
    }

    [Theory]
    [InlineData("Recognition:Model", "no-such-model")]
    [InlineData("Recognition:VoiceModel", "nowhere.bin")]
    [InlineData("Server:Listen", "network")]
    [InlineData("Server:Https", "nowhere.pfx")]
    public async Task What_would_keep_the_program_from_starting_is_refused(string key, string value)
    {
        await using var service = await RunningService.StartAsync();
        await File.WriteAllTextAsync(
            service.SettingsFile,
            JsonSerializer.Serialize(new { Server = new { AccessFolder = Path.GetDirectoryName(service.SettingsFile) } }),
            Test.Stop
        );

        var (status, problem) = await SendAsync(service, "PATCH", Settings, Set((key, value)));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([key], Texts(problem.GetProperty("errors"), "key"));
    }

    [Fact]
    public async Task A_track_changes_on_air_and_what_was_changed_for_the_show_only_stays()
    {
        await using var service = await RunningService.StartAsync();
        await SendAsync(service, "PATCH", "/api/tracks/main", new { Label = "Tonight" });

        var (status, _) = await SendAsync(
            service,
            "PATCH",
            Settings,
            Set(("Tracks:main:Colour", "#ffd800"), ("Tracks:guest:Source", service.Another))
        );

        Assert.Equal(HttpStatusCode.OK, status);
        var roster = service.Part<TrackRoster>();
        Assert.Equal(
            ("Tonight", "#ffd800", service.Talk),
            (roster.Find("main")!.Label, roster.Find("main")!.Colour, roster.Find("main")!.Source)
        );
        Assert.Equal(service.Another, roster.Find("guest")!.Source);
        await SendAsync(service, "PATCH", Settings, new { remove = new List<string> { "Tracks:guest" } });
        Assert.Null(roster.Find("guest"));
    }

    [Fact]
    public async Task A_source_that_cannot_be_opened_is_neither_on_air_nor_in_the_file()
    {
        await using var service = await RunningService.StartAsync();
        await SendAsync(service, "PATCH", Settings, Set(("Tracks:main:Label", "Main")));
        var before = await File.ReadAllTextAsync(service.SettingsFile, Test.Stop);

        var (status, problem) = await SendAsync(
            service,
            "PATCH",
            Settings,
            Set(("Tracks:main:Label", "Other"), ("Tracks:new:Source", "nowhere.wav"))
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["Tracks:new:Source"], Texts(problem.GetProperty("errors"), "key"));
        Assert.Equal("Main", service.Part<TrackRoster>().Find("main")!.Label);
        Assert.Equal(before, await File.ReadAllTextAsync(service.SettingsFile, Test.Stop));
    }

    [Fact]
    public async Task A_file_that_was_changed_meanwhile_is_not_overwritten()
    {
        await using var service = await RunningService.StartAsync();
        var (_, view) = await SendAsync(service, "GET", Settings);
        await File.AppendAllTextAsync(service.SettingsFile, "// mine\n", Test.Stop);

        var (status, _) = await SendAsync(
            service,
            "PATCH",
            Settings,
            new { set = new Dictionary<string, object> { ["Captions:Lines"] = 3 }, version = view.GetProperty("version").GetString() }
        );

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.EndsWith("// mine\n", await File.ReadAllTextAsync(service.SettingsFile, Test.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_are_refused_and_the_operator_elsewhere_names_no_files_of_this_machine()
    {
        await using var venue = await Venue.OpenAsync();
        Assert.Equal(401, await venue.StatusAsync("GET", Settings));
        using var signedIn = await venue.SendAsync("POST", "/api/session", body: JsonContent.Create(new { password = Venue.Password }));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").First().Split(';')[0];

        using var written = await venue.SendAsync(
            "PATCH",
            Settings,
            cookie: cookie,
            body: JsonContent.Create(Set(("TextFile:Path", "/tmp/.profile"), ("Captions:Lines", 3)))
        );
        using var harmless = await venue.SendAsync("PATCH", Settings, cookie: cookie, body: JsonContent.Create(Set(("Captions:Lines", 3))));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (written.StatusCode, harmless.StatusCode));
        Assert.Equal("", SettingsSources.Read(venue.Service.SettingsFile, new Dictionary<string, string>(), []).TextFile.Path);
    }

    [Fact]
    public async Task Without_a_supervisor_there_is_no_restart()
    {
        await using var service = await RunningService.StartAsync();

        var (status, problem) = await SendAsync(service, "POST", "/api/restart");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("goes on as it is", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Texts(JsonElement list, string member) =>
        list.EnumerateArray().Select(entry => entry.GetProperty(member).GetString());
}
