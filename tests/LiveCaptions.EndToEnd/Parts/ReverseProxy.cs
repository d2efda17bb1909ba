using System.Globalization;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A real nginx in front of the service, on loopback, with the configuration that the documentation gives.</summary>
internal sealed class ReverseProxy : ServerProcess
{
    private readonly int port = ServiceProcess.FreePort();

    /// <summary>Its name, which browsers resolve to this machine.</summary>
    public const string Host = "hall.localhost";

    /// <summary>The address at which visitors reach it.</summary>
    public Uri Address => new($"http://{Host}:{port}/");

    // Servers are often not on the path of ordinary users.
    public static string? Nginx =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/local/sbin")
            .Split(':')
            .Select(folder => Path.Combine(folder, "nginx"))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts it; skips the test where nginx is not installed.</summary>
    /// <param name="locations">Its <c>location</c> blocks.</param>
    public static async Task<ReverseProxy> StartAsync(string locations)
    {
        Assert.SkipUnless(Nginx is not null, "There is no reverse proxy: sudo apt-get install nginx-light");
        var proxy = new ReverseProxy();
        await proxy.StartAsync(
            Cli.Wrap(Nginx!).WithArguments(["-p", proxy.Folder.Path, "-c", proxy.Settings(locations), "-e", "stderr"]),
            () => LocalPort.ListensAsync(proxy.port)
        );
        return proxy;
    }

    private string Settings(string locations) =>
        Folder.Write(
            "nginx.conf",
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                daemon off;
                master_process off;
                pid {{Folder.File("pid")}};
                error_log stderr warn;
                events { worker_connections 256; }
                http {
                  access_log off;
                  client_body_temp_path {{Folder.File("body")}};
                  proxy_temp_path {{Folder.File("proxy")}};
                  fastcgi_temp_path {{Folder.File("fastcgi")}};
                  uwsgi_temp_path {{Folder.File("uwsgi")}};
                  scgi_temp_path {{Folder.File("scgi")}};
                  {{DocumentedProxy.Map}}
                  server {
                    listen 127.0.0.1:{{port}};
                    {{locations}}
                  }
                }
                """
            )
        );
}
