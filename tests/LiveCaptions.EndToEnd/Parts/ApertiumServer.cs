using System.Globalization;
using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A real translator on loopback: apertium-apy with English and Spanish, as packaged by Debian.</summary>
internal sealed class ApertiumServer : ServerProcess
{
    private const string Modes = "/usr/share/apertium/modes";

    // It has no setting for the address that it listens on, and would listen on all.
    private const string OnLoopback = """
        import tornado.httpserver
        bind = tornado.httpserver.HTTPServer.bind
        tornado.httpserver.HTTPServer.bind = lambda server, port, *rest, **more: bind(server, port, "127.0.0.1")
        from apertium_apy.apy import main
        main()
        """;

    private readonly int port = ServiceProcess.FreePort();

    private ApertiumServer() { }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    /// <summary>Starts a server; skips the test where it is not installed.</summary>
    public static async Task<ApertiumServer> StartAsync()
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/apertium-apy") && File.Exists(Path.Combine(Modes, "eng-spa.mode")),
            "There is no Apertium: sudo apt-get install apertium apertium-eng-spa apertium-apy"
        );
        var server = new ApertiumServer();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it once more, after it was killed.</summary>
    public Task StartAgainAsync() =>
        StartAsync(
            Cli.Wrap("/usr/bin/python3")
                .WithArguments(["-c", OnLoopback, Modes, "-p", port.ToString(CultureInfo.InvariantCulture)])
                .WithWorkingDirectory(Folder.Path),
            () => LocalPort.ListensAsync(port)
        );
}
