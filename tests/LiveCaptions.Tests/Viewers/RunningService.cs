using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Commands;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Commands;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Viewers;

/// <summary>The real service on a free port of this machine, with a recogniser that hears nothing: tests publish captions by hand.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly string folder;
    private readonly SilentRecognisers recognisers = new();
    private readonly WebApplication app;

    private RunningService(int port, int maxViewers, string[] tracks)
    {
        folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
        File.WriteAllText(Talk, "sound");
        File.WriteAllText(Another, "sound");
        File.WriteAllText(SettingsFile, """{ "Obs": { "Address": "ws://127.0.0.1:1" } }""");
        var settings = new ServiceSettings
        {
            Server = new() { Port = port, MaxViewers = maxViewers },
            Tracks = [.. tracks.Select(id => new TrackSettings { Id = id, Source = Talk })],
            Log = new() { Folder = folder, Level = LogLevel.None },
        };
        app = ServiceHost.Build(settings, recognisers, new CommandContext(TextWriter.Null, TextWriter.Null, new Dictionary<string, string>(), Sound, ShowsProgress: false) { SettingsFile = SettingsFile });
        Client = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    /// <summary>What is saved lies beside it; OBS is nowhere in it.</summary>
    public string SettingsFile => Path.Combine(folder, "settings.json");

    /// <summary>A file whose sound is held back.</summary>
    public string Talk => Path.Combine(folder, "talk.wav");

    /// <summary>One that is over at once.</summary>
    public string Another => Path.Combine(folder, "another.wav");

    public HeldSound Sound { get; } = new();

    /// <summary>Starts it where no other program listens.</summary>
    public static async Task<RunningService> StartAsync(int maxViewers = 2000, params string[] tracks)
    {
        for (var tries = 0; ; tries++)
        {
            var service = new RunningService(FreePort(), maxViewers, tracks.Length > 0 ? tracks : ["main"]);
            try
            {
                await service.app.StartAsync(TestContext.Current.CancellationToken);
                await service.Sound.Asked.WaitAsync(TestContext.Current.CancellationToken);
                return service;
            }
            catch (IOException) when (tries < 5)
            {
                await service.DisposeAsync();       // somebody else took the port meanwhile
            }
        }
    }

    public TrackCaptions Captions(string track) => app.Services.GetRequiredService<CaptionTracks>().Find(track)!;

    /// <summary>Waits until all tracks are over.</summary>
    public Task TracksEndAsync() => app.Services.GetRequiredService<LiveCaptions.Tracks.TrackService>().ExecuteTask!;

    /// <summary>A viewer that has come.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(Client.BaseAddress!, "captions")).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        recognisers.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Sound that a test holds back and then ends, well or badly.</summary>
    internal sealed class HeldSound : ISoundDecoder
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously), held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when the source runs.</summary>
        public Task Asked => asked.Task;

        public void End() => held.TrySetResult();
        public void Fail(string message) => held.TrySetException(new SourceException(message));

        public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(string path, [EnumeratorCancellation] CancellationToken stop)
        {
            if (path.EndsWith("another.wav", StringComparison.Ordinal))
            {
                yield return new float[320];
                yield break;
            }
            asked.TrySetResult();
            await held.Task.WaitAsync(stop);
            yield break;
        }

        public Task<double?> LengthAsync(string path, CancellationToken stop) => Task.FromResult<double?>(null);
    }
}
