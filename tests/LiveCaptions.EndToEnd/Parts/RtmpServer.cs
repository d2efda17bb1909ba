using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>nginx with its RTMP module, as many run it between an encoder and everybody who listens.</summary>
internal sealed class RtmpServer : IAsyncDisposable
{
    private static readonly string[] Modules = ["/usr/lib/nginx/modules/ngx_rtmp_module.so", "/usr/share/nginx/modules/ngx_rtmp_module.so"];

    private readonly ScratchFolder folder = new();
    private readonly StringBuilder said = new();
    private readonly CancellationTokenSource kill = new();
    private readonly CommandTask<CommandResult> running;
    private readonly int port = ServiceProcess.FreePort();

    private RtmpServer(string program, string module)
    {
        var settings = folder.Write("nginx.conf", $$"""
            daemon off;
            master_process off;
            load_module {{module}};
            pid {{folder.File("pid")}};
            error_log stderr warn;
            events { }
            rtmp { server { listen 127.0.0.1:{{port}}; application live { live on; } } }
            """);
        running = Cli.Wrap(program).WithArguments(["-p", folder.Path, "-e", "stderr", "-c", settings])
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(said)).WithValidation(CommandResultValidation.None).ExecuteAsync(kill.Token);
    }

    /// <summary>Where a stream of this key is published and played.</summary>
    public string Stream(string key) => $"rtmp://127.0.0.1:{port}/live/{key}";

    /// <summary>Starts it; skips the test where it is not installed.</summary>
    public static async Task<RtmpServer> StartAsync()
    {
        var program = ((string[])["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"]).FirstOrDefault(File.Exists);
        var module = Modules.FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null && module is not null, "nginx with its RTMP module is missing: sudo apt-get install nginx-light libnginx-mod-rtmp");
        var server = new RtmpServer(program!, module!);
        for (var wait = Stopwatch.StartNew(); !await server.AnswersAsync(); await Task.Delay(20))
            Assert.False(server.running.Task.IsCompleted || wait.Elapsed.TotalSeconds > 20, $"nginx did not start: {server.said}");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await kill.CancelAsync();
        await ((Task)running.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        kill.Dispose();
        folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
