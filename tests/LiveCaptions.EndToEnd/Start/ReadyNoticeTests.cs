using System.Net.Sockets;
using System.Text;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Lifetime;

namespace LiveCaptions.EndToEnd.Start;

/// <summary>What a service manager is told, and by whom.</summary>
public sealed class ReadyNoticeTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Systemd_is_told_once_captions_are_up_and_the_captioning_process_does_not_know_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd runs on Linux.");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(folder.File("notify")));
        var told = ReceiveAsync(manager);

        await using var service = await ServiceProcess.StartAsync(
            new { Source = "demo" },
            environment: new Dictionary<string, string?> { [ReadyNotice.Variable] = folder.File("notify") }
        );

        Assert.Equal("READY=1", await told);
        var environment = await File.ReadAllTextAsync($"/proc/{service.Worker}/environ", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(ReadyNotice.Variable, environment, StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync("-TERM"));
    }

    private static async Task<string> ReceiveAsync(Socket manager)
    {
        var buffer = new byte[256];
        var length = await manager.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
