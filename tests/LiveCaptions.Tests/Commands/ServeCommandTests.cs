using System.Net;
using System.Net.Sockets;
using LiveCaptions.Tests.Audio.Files;

namespace LiveCaptions.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly ScriptedEngine engine = new();
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly string talk;

    public ServeCommandTests()
    {
        talk = Path.Combine(folder, "talk.wav");
        File.WriteAllBytes(talk, Wavs.Write(1, 1));
        engine.Environment["LIVECAPTIONS__LOG__FOLDER"] = folder;
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_with_another_one()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Equal(1, await engine.RunAsync("--port", $"{port}", "--source", talk));

        Assert.Equal(
            $"Port {port} is in use by another program, perhaps another LiveCaptions. Stop it or choose another port: --port {port + 1}\n",
            engine.Error.ToString()
        );
        Assert.Equal("", engine.Output.ToString());
    }

    [Fact]
    public async Task A_missing_source_is_reported_before_anything_starts()
    {
        Assert.Equal(1, await engine.RunAsync("--source", Path.Combine(folder, "none.wav")));

        Assert.Contains("none.wav does not exist, so it cannot be captioned.", engine.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_the_service_is_a_success()
    {
        Assert.Equal(0, await engine.RunAsync(new CancellationToken(canceled: true), "--source", talk));

        Assert.Equal("", engine.Error.ToString());
    }
}
