using System.Diagnostics;
using System.Globalization;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>
/// A streaming server on loopback that records what is streamed to it: nginx with its RTMP module, as packaged by Debian.
/// </summary>
internal sealed class RtmpServer : ServerProcess
{
    private readonly int port = ServiceProcess.FreePort();

    private RtmpServer() => Directory.CreateDirectory(Kept);

    private string Settings(string module) =>
        Folder.Write(
            "nginx.conf",
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                load_module {{module}};
                daemon off;
                master_process off;
                pid {{Folder.File("pid")}};
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

    /// <summary>The address to stream to.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"rtmp://127.0.0.1:{port}/live");

    /// <summary>The address at which a stream with this key is published and played.</summary>
    public string Stream(string key) => $"{Address}/{key}";

    private string Kept => Folder.File("kept");

    // Servers are often not on the path of ordinary users.
    private static string? Nginx =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/local/sbin")
            .Split(':')
            .Select(p => Path.Combine(p, "nginx"))
            .FirstOrDefault(File.Exists);

    private static string? Module =>
        ((string[])["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules"])
            .Select(p => Path.Combine(p, "ngx_rtmp_module.so"))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts a server; skips the test where nginx or its module is not installed.</summary>
    public static async Task<RtmpServer> StartAsync()
    {
        Assert.SkipUnless(
            Nginx is not null && Module is not null,
            "There is no streaming server: sudo apt-get install nginx-light libnginx-mod-rtmp"
        );
        var server = new RtmpServer();
        await server.StartAsync(
            Cli.Wrap(Nginx!).WithArguments(["-p", server.Folder.Path, "-c", server.Settings(Module!), "-e", "stderr"]),
            () => LocalPort.ListensAsync(server.port)
        );
        return server;
    }

    /// <summary>What was streamed, once the stream has ended.</summary>
    public async Task<byte[]> StreamAsync(string key)
    {
        var file = Path.Combine(Kept, key + ".flv");
        for (var (wait, length) = (Stopwatch.StartNew(), -1L); ; await Task.Delay(200))
        {
            Assert.True(wait.Elapsed < Patience, "The streaming server has recorded nothing.");
            if (!File.Exists(file))
                continue;
            if (new FileInfo(file).Length is var now && now == length && now > 0)
                return await File.ReadAllBytesAsync(file);
            length = now;
        }
    }
}
