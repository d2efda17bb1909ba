using LiveCaptions.Desktop;
using LiveCaptions.Lifetime;
using LiveCaptions.Tests.Audio.Files;

namespace LiveCaptions.Tests.Commands;

/// <summary>Starting from the desktop, a second time too, and stopping from outside.</summary>
public sealed class OpenCommandTests : IDisposable
{
    private const int Port = 21987;

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly string settings;

    public OpenCommandTests()
    {
        settings = Write("hall.json", Port);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_start_page_is_opened_once_captions_are_shown()
    {
        using var ended = new CancellationTokenSource();
        using var engine = Engine();
        engine.OnOpened = () =>
        {
            Assert.True(engine.Instances.Find(Port)!.IsUp);
            ended.Cancel();
        };

        Assert.Equal(0, await engine.RunAsync(ended.Token, "open", "--config", settings));

        Assert.Equal([new Uri($"http://127.0.0.1:{Port}/")], engine.Opened);
        Assert.Contains("Start page", engine.Output.ToString(), StringComparison.Ordinal);
        Assert.False(engine.Instances.IsTaken(Port));
    }

    [Fact]
    public async Task A_request_to_quit_ends_a_service_in_good_order()
    {
        using var engine = Engine();
        engine.OnOpened = () => engine.Instances.AskToQuit(engine.Instances.Find(Port)!);

        Assert.Equal(0, await engine.RunAsync("open", "--config", settings));

        Assert.Equal("", engine.Error.ToString());
    }

    [Fact]
    public async Task A_second_start_only_opens_the_page()
    {
        using var engine = Engine();
        using var first = Running(engine, Port, settings: null);

        Assert.Equal(0, await engine.RunAsync("open", "--config", settings));
        Assert.Equal(0, await engine.RunAsync("open", "--no-page", "--config", settings));

        Assert.Equal([new Uri($"http://127.0.0.1:{Port}/")], engine.Opened);
        Assert.Contains("running already", engine.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal("", engine.Error.ToString());
    }

    [Fact]
    public async Task A_second_start_finds_a_first_whose_port_was_changed_in_its_settings_since()
    {
        using var engine = Engine();
        using var first = Running(engine, Port + 1, settings);

        Assert.Equal(0, await engine.RunAsync("open", "--config", settings));

        Assert.Equal([new Uri($"http://127.0.0.1:{Port + 1}/")], engine.Opened);
    }

    [Fact]
    public async Task An_instance_with_other_settings_at_another_port_is_another_one()
    {
        using var ended = new CancellationTokenSource();
        using var engine = Engine();
        using var other = Running(engine, Port + 1, Path.Combine(folder, "other.json"));
        using var chosen = Running(engine, Port + 2, settings: null);
        engine.OnOpened = ended.Cancel;

        Assert.Equal(0, await engine.RunAsync(ended.Token, "open", "--config", settings));

        Assert.Equal([new Uri($"http://127.0.0.1:{Port}/")], engine.Opened);
    }

    [Fact]
    public async Task A_start_during_another_waits_until_that_one_is_up()
    {
        var clock = new ManualClock();
        using var engine = Engine(clock);
        using var first = Running(engine, Port, settings, isUp: false);
        var second = engine.RunAsync("open", "--config", settings);
        await clock.UntilWaitingAsync(TimeSpan.FromSeconds(0.2), Test.Stop);
        Assert.Empty(engine.Opened);

        first.Tell(Record(Port, settings, isUp: true));
        clock.Pass(TimeSpan.FromSeconds(0.2));

        Assert.Equal(0, await second);
        Assert.Single(engine.Opened);
    }

    [Fact]
    public async Task A_start_that_hangs_is_told_in_a_sentence()
    {
        var clock = new ManualClock();
        using var engine = Engine(clock);
        using var first = Running(engine, Port, settings, isUp: false);
        var second = engine.RunAsync("open", "--config", settings);
        await clock.UntilWaitingAsync(TimeSpan.FromSeconds(0.2), Test.Stop);
        clock.Pass(TimeSpan.FromMinutes(6));

        Assert.Equal(1, await second);
        Assert.Contains($"(process {Environment.ProcessId})", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("livecaptions quit", engine.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_for_new_settings_does_not_open_the_page_again()
    {
        using var engine = Engine(restarts: Restarts.None);
        using var other = Running(engine, Port, settings: null);

        Assert.Equal(0, await engine.RunAsync("open", "--config", settings));

        Assert.Empty(engine.Opened);
    }

    [Fact]
    public async Task After_a_crash_the_page_is_not_opened_again()
    {
        using var engine = Engine(restarts: new(1, null, "it was killed"));
        using var other = Running(engine, Port, settings);

        Assert.Equal(0, await engine.RunAsync("open", "--config", settings));
        Assert.Equal(0, await engine.RunAsync("serve", "--config", settings));

        Assert.Empty(engine.Opened);
        Assert.Equal("", engine.Error.ToString());
    }

    [Fact]
    public async Task A_page_that_cannot_be_opened_costs_no_captions()
    {
        using var ended = new CancellationTokenSource();
        using var engine = Engine(notOpened: "The page was not opened.");
        engine.OnOpened = ended.Cancel;

        Assert.Equal(0, await engine.RunAsync(ended.Token, "open", "--config", settings));

        Assert.Equal("The page was not opened.\n", engine.Error.ToString());
    }

    [Fact]
    public async Task A_port_of_another_program_is_not_taken_for_ours()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;
        using var engine = Engine();

        Assert.Equal(1, await engine.RunAsync("open", "--config", Write("taken.json", port)));

        Assert.Empty(engine.Opened);
        Assert.Contains($"Port {port} is in use by another program", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Server:Port", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.False(engine.Instances.IsTaken(port));
    }

    [Fact]
    public async Task Serving_a_second_time_is_refused_before_the_model_is_loaded()
    {
        using var engine = Engine();
        using var first = Running(engine, Port, settings);

        Assert.Equal(1, await engine.RunAsync("serve", "--config", settings));

        Assert.Equal(
            $"LiveCaptions is running on port {Port} already (process {Environment.ProcessId}), so it was not started a second time. "
                + $"livecaptions open shows its page, livecaptions quit stops it; beside it: --port {Port + 1}\n",
            engine.Error.ToString()
        );
    }

    [Fact]
    public async Task Without_a_running_service_there_is_nothing_to_quit()
    {
        using var engine = Engine();

        Assert.Equal(0, await engine.RunAsync("quit"));

        Assert.Equal("LiveCaptions is not running, so there was nothing to stop.\n", engine.Output.ToString());
    }

    [Fact]
    public async Task Quit_waits_until_both_processes_have_ended()
    {
        var clock = new ManualClock();
        using var engine = Engine(clock);
        using var first = Running(engine, Port, settings);
        var left = new HashSet<int> { Environment.ProcessId, 17 };
        engine.IsRunning = left.Contains;
        var quit = engine.RunAsync("quit");

        foreach (var process in left.ToList())
        {
            await clock.UntilWaitingAsync(TimeSpan.FromSeconds(0.1), Test.Stop);
            Assert.False(quit.IsCompleted);
            left.Remove(process);
            clock.Pass(TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal(0, await quit);
        Assert.Equal("LiveCaptions has stopped.\n", engine.Output.ToString());
    }

    [Fact]
    public async Task A_service_that_does_not_stop_is_named()
    {
        var clock = new ManualClock();
        using var engine = Engine(clock);
        using var first = Running(engine, Port, settings);
        engine.IsRunning = _ => true;
        var quit = engine.RunAsync("quit");
        await clock.UntilWaitingAsync(TimeSpan.FromSeconds(0.1), Test.Stop);
        clock.Pass(TimeSpan.FromSeconds(31));

        Assert.Equal(1, await quit);
        Assert.Contains($"on port {Port} has not stopped within 30 s", engine.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_automatic_start_is_shown_and_set_by_its_command()
    {
        using var engine = Engine();

        Assert.Equal(0, await engine.RunAsync("autostart"));
        Assert.Equal(0, await engine.RunAsync("autostart", "obs"));
        Assert.Equal(0, await engine.RunAsync("autostart", "off"));
        Assert.Equal(2, await engine.RunAsync("autostart", "login"));
        Assert.Equal(1, await engine.RunAsync("autostart", "computer"));

        Assert.StartsWith(
            "LiveCaptions does not start by itself.\nLiveCaptions starts with OBS",
            engine.Output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("start-with-obs.lua", engine.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Say computer, obs or off.", engine.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not know how this system", engine.Error.ToString(), StringComparison.Ordinal);
    }

    private static ScriptedEngine Engine(TimeProvider? time = null, Restarts? restarts = null, string? notOpened = null) =>
        new()
        {
            Time = time ?? TimeProvider.System,
            Restarts = restarts ?? Restarts.None,
            WasUpBefore = restarts is not null,
            NotOpened = notOpened,
        };

    private static Instance Running(ScriptedEngine engine, int port, string? settings, bool isUp = true)
    {
        var instance = engine.Instances.Own(port)!;
        instance.Tell(Record(port, settings, isUp));
        return instance;
    }

    private static InstanceRecord Record(int port, string? settings, bool isUp) => new(port, Environment.ProcessId, 17, settings, isUp);

    private string Write(string name, int port)
    {
        var talk = Path.Combine(folder, "talk.wav");
        File.WriteAllBytes(talk, Wavs.Write(1, 1));
        var path = Path.Combine(folder, name);
        File.WriteAllText(
            path,
            System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    Server = new { Port = port, AccessFolder = folder },
                    Tracks = new { main = new { Source = talk } },
                    Log = new { Folder = folder },
                }
            )
        );
        return path;
    }
}
