using System.Diagnostics;
using System.Net;
using System.Text.Json;
using LiveCaptions.Desktop;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>The script that starts the program with OBS, in the real OBS Studio.</summary>
public sealed class StartWithObsTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly int port = ServiceProcess.FreePort();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        // OBS started them, so nobody waits for them.
        foreach (var started in Started())
            started.Kill();
        folder.Dispose();
    }

    [Fact]
    public async Task OBS_starts_captions_that_go_on_without_it_and_keep_nothing_of_it()
    {
        await using var real = await RealObs.StartAsync();
        await UseAndQuitAsync(real);
        real.AddScript(WriteScript());
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/") };

        await real.StartAgainAsync();
        await UntilAsync(() => LocalPort.ListensAsync(port), real);
        await UseAndQuitAsync(real);

        Assert.False(await LocalPort.ListensAsync(real.Port), "OBS has quit, and its port is still taken.");
        Assert.Equal("live", await http.GetStringAsync(new Uri("health/live", UriKind.Relative), Stop));

        var before = await UptimeAsync(http);
        await real.StartAgainAsync();
        await UseAsync(real);
        Assert.True(await UptimeAsync(http) >= before, "Another start of OBS started another service.");
        // The supervisor and its service: what the second start ran has seen them and ended.
        await UntilAsync(() => Task.FromResult(Started().Count() == 2), real);
        using var quit = await http.PostAsync(new Uri("api/quit", UriKind.Relative), content: null, Stop);
        Assert.Equal(HttpStatusCode.NoContent, quit.StatusCode);
        await UntilAsync(async () => !await LocalPort.ListensAsync(port), real);
        await real.QuitAsync();
    }

    [Fact]
    public async Task A_program_that_is_gone_harms_no_OBS()
    {
        await using var real = await RealObs.StartAsync();
        await UseAndQuitAsync(real);
        var script = new ObsScript(folder.Path, DesktopKind.FreeDesktop);
        script.Write(new(folder.File("gone/livecaptions"), ["open", "--no-page"]));
        real.AddScript(script.FilePath);

        await real.StartAgainAsync();
        await UseAndQuitAsync(real);

        script.Remove();
        await real.StartAgainAsync();
        await UseAndQuitAsync(real);
    }

    /// <summary>The processes that run with this test's settings.</summary>
    private IEnumerable<Process> Started() => Process.GetProcessesByName("livecaptions").Where(IsOurs);

    private bool IsOurs(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(folder.Path, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // it has ended meanwhile
        }
    }

    /// <summary>Until its window has been drawn: an OBS that is to quit before crashes by itself.</summary>
    private static async Task UseAsync(RealObs real)
    {
        await using var obs = real.Connect();
        await obs.WaitReadyAsync(Stop);
        var scene = Assert.Single((await obs.GetSceneListAsync(Stop)).Scenes);
        for (var picture = 0; picture < 3; picture++)
            Assert.NotEmpty(await obs.GetSourceScreenshotAsync(scene.SceneName, Stop));
    }

    private static async Task UseAndQuitAsync(RealObs real)
    {
        await UseAsync(real);
        await real.QuitAsync();
    }

    private string WriteScript()
    {
        var settings = folder.Write(
            "it's a show.json",
            JsonSerializer.Serialize(
                new
                {
                    Server = new { Port = port, AccessFolder = folder.File("access") },
                    Tracks = new { main = new { Source = "demo" } },
                    Log = new { Folder = folder.File("logs") },
                }
            )
        );
        var script = new ObsScript(folder.Path, DesktopKind.FreeDesktop);
        script.Write(StartCommand.Of(Repository.Program, settings, DesktopKind.FreeDesktop)!);
        return script.FilePath;
    }

    private static async Task<double> UptimeAsync(HttpClient http) =>
        JsonSerializer
            .Deserialize<JsonElement>(await http.GetStringAsync(new Uri("status", UriKind.Relative), Stop))
            .GetProperty("uptime")
            .GetDouble();

    private static async Task UntilAsync(Func<Task<bool>> isSo, RealObs real)
    {
        for (var wait = Stopwatch.StartNew(); !await isSo(); await Task.Delay(50, Stop))
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(90), $"Waited in vain. OBS said: {real.Said}");
    }
}
