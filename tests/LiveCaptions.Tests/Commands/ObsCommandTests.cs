using System.Text.Json;
using LiveCaptions.Commands;
using LiveCaptions.Looks;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Engine;
using LiveCaptions.Tests.Obs.Fake;

namespace LiveCaptions.Tests.Commands;

public sealed class ObsCommandTests : IDisposable
{
    private const string Password = "Zürich 🎤";

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly ScriptedTerminal output = new(),
        error = new();
    private Func<string?>? hidden;
    private readonly string config;

    public ObsCommandTests()
    {
        config = Path.Combine(folder, "mine.json");
        File.WriteAllText(config, "{}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<int> RunAsync(FakeObs obs, string typed, params string[] arguments) => RunAsync(obs.Address.ToString(), typed, arguments);

    private Task<int> RunAsync(string address, string typed, params string[] arguments) =>
        StartAsync(address, typed, ["obs", .. arguments]);

    private async Task<int> StartAsync(string address, string typed, params string[] arguments)
    {
        using var engine = new ScriptedEngine();
        var context = new CommandContext(output, error, new Dictionary<string, string>(), new ScriptedDecoder([]), ShowsProgress: false)
        {
            Input = new StringReader(typed),
            ReadHidden = hidden,
            Builds = new ScriptedBuilds(),
        };
        return await CommandLine.RunAsync(
            [.. arguments, "--config", config, "--address", address],
            new SpeechEngine((_, _, _, _) => engine, (_, _, _) => Task.CompletedTask, _ => new SilentRecognisers()),
            context,
            Test.Stop
        );
    }

    private ObsSettings Saved => SettingsSources.Read(config, new Dictionary<string, string>(), []).Obs;

    [Fact]
    public async Task The_overlay_is_set_up_with_a_look_that_the_builder_saved_and_with_no_other()
    {
        await using var obs = await FakeObs.StartAsync(Password);
        obs.Studio.Kinds = [.. obs.Studio.Kinds, "browser_source"];
        Assert.NotEqual(0, await RunAsync(obs, Password + "\n", "setup", "--look", "stage"));
        Assert.Contains("There is no look \"stage\", so nothing was changed.", error.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(0, await RunAsync(obs, Password + "\n", "setup", "--look", "stage", "--as", "text"));
        Assert.Contains("A text source has no look of ours", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(obs.Studio.Inputs);

        var looks = new StoredLooks(new(SavedSettings.LooksFor(config), new ManualClock()));
        Assert.Null(looks.Put("stage", new Dictionary<string, string> { ["size"] = "56" }));
        Assert.Equal(0, await RunAsync(obs, Password + "\n", "setup", "--look", "stage"));

        Assert.EndsWith("/overlay?look=stage", (string?)obs.Studio.Inputs.Single().Settings["url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_password_typed_and_OBS_is_set_up_and_remembered()
    {
        await using var obs = await FakeObs.StartAsync(Password);

        Assert.Equal(0, await RunAsync(obs, Password + "\n", "setup"));

        Assert.Contains("Captions are in the scene \"Scene\" of OBS", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, output.ToString() + error, StringComparison.Ordinal);
        Assert.Equal(
            (true, Password, "LiveCaptions", true),
            (Saved.Enabled, Saved.Password, Saved.TextSource.Name, Saved.TextSource.Enabled)
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SavedSettings.PathFor(config)));

        Assert.Equal(0, await RunAsync(obs, "", "status"));
        Assert.Contains("OBS 29.0.2", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(obs, "", "remove"));
        Assert.Empty(obs.Studio.Inputs);
        Assert.Equal(new ObsSettings(), Saved);
    }

    [Fact]
    public async Task At_a_terminal_the_password_is_read_without_being_shown_and_giving_up_says_what_is_missing()
    {
        await using var obs = await FakeObs.StartAsync(Password);
        hidden = () => null;
        Assert.Equal(1, await RunAsync(obs, Password + "\n", "setup"));
        Assert.Contains("password", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(obs.Requests);

        hidden = () => Password;
        Assert.Equal(0, await RunAsync(obs, "", "setup"));
        Assert.Equal(Password, Saved.Password);
    }

    [Fact]
    public async Task A_wrong_password_is_asked_for_again_and_finally_reported()
    {
        await using var obs = await FakeObs.StartAsync(Password);

        Assert.Equal(1, await RunAsync(obs, "no\nneither\nnor this\n", "setup"));

        Assert.Contains("OBS refused the password", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(obs.Requests);
        Assert.Equal(new ObsSettings(), Saved);
    }

    [Fact]
    public async Task A_missing_OBS_is_reported_with_the_way_to_enable_its_server()
    {
        Assert.Equal(1, await RunAsync("ws://127.0.0.1:1", "", "setup"));

        Assert.Contains("switch on Tools → WebSocket Server Settings", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_after_a_set_up_and_names_what_goes_wrong_after_it()
    {
        await using var obs = await FakeObs.StartAsync(Password);
        obs.Studio.Parameters["StreamEncoder"] = "x264";
        Assert.Equal(0, await RunAsync(obs, Password + "\n", "setup"));
        File.WriteAllText(config, DoctorsSettings(new { Enabled = true, Recordings = new { Folder = folder } }));

        Assert.Equal(0, await StartAsync(obs.Address.ToString(), "", "doctor"));
        Assert.Contains(" 1 ✓ The settings can be used.\n 2 ! LiveCaptions is not running.\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(" ✓ OBS answers at ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(" ✓ The text source \"LiveCaptions\" is on air.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("✗", output.ToString(), StringComparison.Ordinal);

        obs.Studio.Put("Game", "xshm_capture", []);
        obs.Studio.Scenes["Scene"]["Game"] = 7;
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await StartAsync(obs.Address.ToString(), "", "doctor"));
        Assert.Contains(
            " ! The source \"LiveCaptions\" may be covered.\n     \"Game\" is in front",
            output.ToString(),
            StringComparison.Ordinal
        );

        obs.Studio.Remove("LiveCaptions");
        output.GetStringBuilder().Clear();
        Assert.Equal(1, await StartAsync(obs.Address.ToString(), "", "doctor", "--json"));
        var findings = JsonSerializer.Deserialize<JsonElement>(output.ToString()).EnumerateArray().ToList();
        Assert.Equal(
            "Run livecaptions obs setup.",
            Assert.Single(findings, f => f.GetProperty("mark").GetString() == "Bad").GetProperty("fix").GetString()
        );
        Assert.Equal(Enumerable.Range(1, findings.Count), findings.Select(f => f.GetProperty("number").GetInt32()));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>A track that needs no device, a port that nobody uses, and a log folder that can be written.</summary>
    private string DoctorsSettings(object obs) =>
        JsonSerializer.Serialize(
            new
            {
                Server = new { Port = FreePort(), AccessFolder = folder },
                Tracks = new { main = new { Source = "typed" } },
                Log = new { Folder = folder },
                Obs = obs,
            }
        );

    [Fact]
    public async Task The_doctor_reports_a_missing_OBS_with_cause_and_fix()
    {
        File.WriteAllText(config, DoctorsSettings(new { Enabled = true }));

        Assert.Equal(1, await StartAsync("ws://127.0.0.1:1", "", "doctor"));

        Assert.Contains(
            " ✗ OBS does not let us in at ws://127.0.0.1:1.\n     OBS cannot be reached",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("     Start OBS and switch on Tools", output.ToString(), StringComparison.Ordinal);
    }
}
