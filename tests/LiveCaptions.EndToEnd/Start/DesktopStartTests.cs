using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>The real program started from a desktop, with a browser that only writes down what it was asked to open.</summary>
public sealed class DesktopStartTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ScratchFolder folder = new();
    private readonly int port = ServiceProcess.FreePort();
    private readonly string settings;
    private readonly string opened;

    public DesktopStartTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The browser of this test is a shell script.");
        settings = folder.Write(
            "settings.json",
            JsonSerializer.Serialize(
                new
                {
                    Server = new { Port = port, AccessFolder = folder.File("access") },
                    Tracks = new { main = new { Source = "demo" } },
                    Log = new { Folder = folder.File("logs") },
                }
            )
        );
        opened = folder.Write("opened", "");
        Directory.CreateDirectory(folder.File("bin"));
        Script("xdg-open", $"echo \"$1\" >>'{opened}'");
        Script("zenity", $"for text; do echo \"$text\"; done >>'{folder.File("shown")}'");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Address => $"http://127.0.0.1:{port}/";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_double_clicks_at_once_start_one_service_and_open_its_page_twice()
    {
        var both = new[] { Open(), Open() };
        await UntilAsync(() => Opened.Length == 2);

        var second = await Task.WhenAny(both[0].Task, both[1].Task);
        Assert.Equal(0, (await second).ExitCode);
        Assert.Equal([Address, Address], Opened);
        var first = Assert.Single(both, start => !start.Task.IsCompleted);
        Assert.Equal(first.ProcessId, Record().Supervisor);

        var quit = await RunAsync("quit");
        Assert.Equal((0, "LiveCaptions has stopped.\n"), (quit.ExitCode, quit.Output));
        // Nothing of it is left when the command returns, so that its files can be replaced.
        Assert.True(first.Task.IsCompleted || !Directory.Exists($"/proc/{first.ProcessId}/fd"));
        Assert.Equal(0, (await first).ExitCode);
        Assert.False(await LocalPort.ListensAsync(port));
        Assert.Equal("LiveCaptions is not running, so there was nothing to stop.\n", (await RunAsync("quit")).Output);
    }

    [Fact]
    public async Task After_both_processes_were_killed_the_next_double_click_starts_again()
    {
        var first = Open();
        await UntilAsync(() => Opened.Length == 1);
        var left = Record();
        foreach (var process in new[] { left.Supervisor, left.Process })
            await Cli.Wrap("kill").WithArguments(["-KILL", process.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync(Stop);
        await first.Task;
        Assert.True(File.Exists(RecordFile));

        var second = Open();
        await UntilAsync(() => Opened.Length == 2);

        Assert.NotEqual(left.Process, Record().Process);
        Assert.Equal(0, (await RunAsync("quit")).ExitCode);
        Assert.Equal(0, (await second).ExitCode);
    }

    [Fact]
    public async Task Quit_on_a_page_ends_both_processes_for_good()
    {
        var start = Open("--no-page");
        await UntilAsync(() => File.Exists(RecordFile) && Record().IsUp);
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri($"{Address}api/quit"), content: null, Stop);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(0, (await start).ExitCode);
        Assert.Empty(Opened);
        Assert.False(File.Exists(RecordFile));
    }

    [Fact]
    public async Task After_a_crash_the_service_is_found_and_the_page_is_not_opened_again()
    {
        var start = Open();
        await UntilAsync(() => Opened.Length == 1);
        var before = Record().Process;
        await Cli.Wrap("kill").WithArguments(["-KILL", before.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync(Stop);
        await UntilAsync(() => File.Exists(RecordFile) && Record() is { IsUp: true } now && now.Process != before);

        Assert.Single(Opened);
        Assert.Equal(0, (await RunAsync("quit")).ExitCode);
        Assert.Equal(0, (await start).ExitCode);
    }

    [Fact]
    public async Task A_port_of_a_foreign_program_is_told_in_a_window_and_kept_in_a_file()
    {
        using var foreign = new TcpListener(IPAddress.Loopback, port);
        foreign.Start();

        var run = await RunAsync("open", "--config", settings);

        run.Told(1, $"Port {port} is in use by another program");
        Assert.Empty(Opened);
        var kept = folder.File("data/livecaptions/logs/last-start.log");
        Assert.Contains($"Port {port} is in use", await File.ReadAllTextAsync(kept, Stop), StringComparison.Ordinal);
        var shown = await File.ReadAllTextAsync(folder.File("shown"), Stop);
        Assert.Contains($"Port {port} is in use", shown, StringComparison.Ordinal);
        Assert.Contains(kept, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_are_told_in_a_window_too()
    {
        var wrong = folder.Write("wrong.json", """{ "Server": { "Port": 80 } }""");

        (await RunAsync("open", "--config", wrong)).Told(2, "Server:Port = 80");

        Assert.Contains("Server:Port = 80", await File.ReadAllTextAsync(folder.File("shown"), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_the_starting_program_left_open_are_closed()
    {
        var kept = folder.Write("kept-open", "");
        var start = With(
                Cli.Wrap("/bin/bash")
                    .WithArguments([
                        "-c",
                        $"exec 9<'{kept}' 10>>'{kept}'; exec \"$@\"",
                        "bash",
                        Repository.Program,
                        "open",
                        "--config",
                        settings,
                    ])
            )
            .ExecuteAsync(Stop);
        await UntilAsync(() => Opened.Length == 1);

        foreach (var process in new[] { Record().Supervisor, Record().Process })
            Assert.DoesNotContain(kept, Directory.GetFiles($"/proc/{process}/fd").Select(file => new FileInfo(file).LinkTarget));
        Assert.Equal(0, (await RunAsync("quit")).ExitCode);
        Assert.Equal(0, (await start).ExitCode);
    }

    private string[] Opened => File.ReadAllLines(opened);

    private string RecordFile => folder.File($"data/livecaptions/running/{port}.json");

    private (int Process, int Supervisor, bool IsUp) Record()
    {
        var record = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(RecordFile));
        return (
            record.GetProperty("process").GetInt32(),
            record.GetProperty("supervisor").GetInt32(),
            record.GetProperty("isUp").GetBoolean()
        );
    }

    private CommandTask<CommandResult> Open(params string[] options) =>
        With(Cli.Wrap(Repository.Program).WithArguments(["open", "--config", settings, .. options])).ExecuteAsync(Stop);

    private Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.OfAsync(With(Cli.Wrap(Repository.Program).WithArguments(arguments)));

    /// <summary>A desktop of its own: a screen that nobody needs, and programs that only write down what they got.</summary>
    private Command With(Command command) =>
        command
            .WithEnvironmentVariables(e =>
                e.Set("XDG_DATA_HOME", folder.File("data"))
                    .Set("XDG_CONFIG_HOME", folder.File("config"))
                    .Set("PATH", $"{folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}")
                    .Set("DISPLAY", ":4955")
                    .Set("CI", null)
                    .Set("SSH_CONNECTION", null)
                    .Set("SSH_TTY", null)
            )
            .WithValidation(CommandResultValidation.None);

    private void Script(string name, string text)
    {
        var path = folder.Write($"bin/{name}", $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var wait = Stopwatch.StartNew(); !isSo(); await Task.Delay(Look, Stop))
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(120), "Waited two minutes in vain.");
    }
}
