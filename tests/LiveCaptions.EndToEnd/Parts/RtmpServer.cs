using System.Diagnostics;
using System.Globalization;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A streaming server on loopback that keeps what is streamed to it: nginx with its RTMP module, as Debian ships both.</summary>
internal sealed class RtmpServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ScratchFolder folder = new();
    private readonly CancellationTokenSource kill = new();
    private readonly int port = ServiceProcess.FreePort();
    private readonly CommandTask<CommandResult> running;

    private RtmpServer(string module)
    {
        Directory.CreateDirectory(Kept);
        var settings = folder.Write(
            "nginx.conf",
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                load_module {{module}};
                daemon off;
                master_process off;
                pid {{folder.File("pid")}};
                error_log stderr warn;
                events { worker_connections 64; }
                rtmp {
                  server {
                    listen 127.0.0.1:{{port}};
                    application live {
                      live on;
                      record all;
                      record_path {{Kept}};
                    }
                  }
                }
                """
            )
        );
        running = Cli.Wrap(Nginx!)
            .WithArguments(["-p", folder.Path, "-c", settings, "-e", folder.File("start.log")])
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill.Token);
    }

    /// <summary>Where one streams to.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"rtmp://127.0.0.1:{port}/live");

    /// <summary>Where a stream of this key is published and played.</summary>
    public string Stream(string key) => $"{Address}/{key}";

    private string Kept => folder.File("kept");

    // Servers are often kept off the path of ordinary users.
    private static string? Nginx =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/local/sbin")
            .Split(':')
            .Select(p => Path.Combine(p, "nginx"))
            .FirstOrDefault(File.Exists);

    private static string? Module =>
        ((string[])["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules"])
            .Select(p => Path.Combine(p, "ngx_rtmp_module.so"))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts one; skips the test where its parts are not installed.</summary>
    public static async Task<RtmpServer> StartAsync()
    {
        Assert.SkipUnless(
            Nginx is not null && Module is not null,
            "There is no streaming server: sudo apt-get install nginx-light libnginx-mod-rtmp"
        );
        var server = new RtmpServer(Module!);
        for (var wait = Stopwatch.StartNew(); !await LocalPort.ListensAsync(server.port); await Task.Delay(Look))
            if (server.running.Task.IsCompleted || wait.Elapsed > Patience)
                Assert.Fail($"nginx did not start: {await File.ReadAllTextAsync(server.folder.File("start.log"))}");
        return server;
    }

    /// <summary>What was streamed to it, once the stream is over.</summary>
    public async Task<byte[]> StreamAsync(string key)
    {
        var file = Path.Combine(Kept, key + ".flv");
        for (var (wait, length) = (Stopwatch.StartNew(), -1L); ; await Task.Delay(200))
        {
            Assert.True(wait.Elapsed < Patience, "The streaming server has kept nothing.");
            if (!File.Exists(file))
                continue;
            if (new FileInfo(file).Length is var now && now == length && now > 0)
                return await File.ReadAllBytesAsync(file);
            length = now;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Task);
        kill.Dispose();
        folder.Dispose();
    }
}
