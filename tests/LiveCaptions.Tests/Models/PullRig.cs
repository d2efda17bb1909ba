using System.Security.Cryptography;
using LiveCaptions.Models;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Models;

/// <summary>A folder of models and a way to a server, with a clock that lets waits between tries pass at once.</summary>
internal sealed class PullRig : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("livecaptions-").FullName;
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public PullRig()
    {
        Folder = new(Path.Combine(root, "own"), Path.Combine(root, "embedded"));
        Directory.CreateDirectory(Path.Combine(root, "embedded"));
    }

    public ModelFolder Folder { get; }
    public TimeProvider Time { get; init; } = new HurriedClock();
    public long Free { get; set; } = long.MaxValue;

    /// <summary>Called with the bytes that have come.</summary>
    public Action<double> Progress { get; set; } = _ => { };

    public string Part => Folder.PartOf("mine");
    public byte[] Kept => File.ReadAllBytes(Folder.PathOf("mine"));

    /// <summary>As the catalogue might know it.</summary>
    public static CatalogueModel Known(byte[] content, params string[] sha256) => new("mine", content.Length, 100, "en", "MIT", sha256);

    public static string Sha(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public Task<PulledModel> PullAsync(ModelHost host, CatalogueModel? known = null) => PullAsync(host.Base, known, Test.Stop);

    public Task<PulledModel> PullAsync(Uri address, CatalogueModel? known, CancellationToken stop)
    {
        var server = new ModelServer(http, Time);
        return new ModelPull(Folder, server, new ModelDownload(server, Time, _ => Free)).RunAsync(
            "mine",
            known,
            address,
            bytes => Progress(bytes),
            stop
        );
    }

    /// <summary>What the user is told of a pull that fails.</summary>
    public async Task<string> RefusalAsync(ModelHost host, CatalogueModel? known = null)
    {
        var refusal = (await Assert.ThrowsAsync<ModelException>(() => PullAsync(host, known))).Message;
        Assert.False(File.Exists(Folder.PathOf("mine")));
        return refusal;
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Waits between tries are over when they begin; patience never ends by itself.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private readonly FakeTimeProvider clock = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            dueTime < ModelDownload.Patience
                ? clock.CreateTimer(callback, state, TimeSpan.Zero, period)
                : clock.CreateTimer(callback, state, dueTime, period);
    }
}
