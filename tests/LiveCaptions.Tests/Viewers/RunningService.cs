using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Captions;
using LiveCaptions.Desktop;
using LiveCaptions.Hosting;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Viewers;

/// <summary>
/// The real service on a free port of this machine, with a recogniser that hears nothing: tests publish captions by hand.
/// </summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly string folder;
    private readonly SilentRecognisers recognisers = new();
    private readonly WebApplication app;

    private RunningService(
        ServerSettings server,
        string[] tracks,
        RequestOrigin origin,
        ObsSettings obs,
        TimeProvider time,
        ArchiveSettings archive,
        TelemetrySettings telemetry
    )
    {
        folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;
        File.WriteAllText(Talk, "sound");
        File.WriteAllText(Another, "sound");
        File.WriteAllText(SettingsFile, """{ "Obs": { "Address": "ws://127.0.0.1:1" } }""");
        var settings = new ServiceSettings
        {
            Server = server.AccessFolder is null ? server with { AccessFolder = Path.Combine(folder, "access") } : server,
            Tracks = [.. tracks.Select(id => new TrackSettings { Id = id, Source = Talk })],
            Log = new() { Folder = folder, Level = LogLevel.None },
            Obs = obs,
            Archive = archive,
            Telemetry = telemetry,
        };
        app = ServiceHost.Build(
            settings,
            recognisers,
            lanes: 1,
            new ServiceEnvironment(TextWriter.Null, new Dictionary<string, string>(), Sound, new MachineDevices())
            {
                SettingsFile = SettingsFile,
                Origin = origin,
                Time = time,
                Autostart = new(
                    new("/opt/livecaptions/livecaptions", ["open", "--no-page"]),
                    new DesktopEntry(Path.Combine(folder, "config")),
                    new(Path.Combine(folder, "data"), DesktopKind.FreeDesktop)
                ),
            }
        );
        // Tests that keep a cookie do so explicitly.
        Client = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
    }

    public HttpClient Client { get; }

    /// <summary>The settings file, whose OBS cannot be reached.</summary>
    public string SettingsFile => Path.Combine(folder, "settings.json");

    /// <summary>A file whose sound is held back.</summary>
    public string Talk => Path.Combine(folder, "talk.wav");

    /// <summary>A file that ends at once.</summary>
    public string Another => Path.Combine(folder, "another.wav");

    public HeldSound Sound { get; } = new();

    /// <summary>Starts it on a port where no other program listens.</summary>
    public static Task<RunningService> StartAsync(int maxViewers = 2000, params string[] tracks) =>
        StartAsync(new() { MaxViewers = maxViewers }, RequestOrigin.Connection, new(), tracks);

    /// <summary>The same with other settings of OBS, by another clock.</summary>
    public static Task<RunningService> StartAsync(ObsSettings obs, TimeProvider time) =>
        StartAsync(new(), RequestOrigin.Connection, obs, time, new(), []);

    /// <summary>The same with other settings of the server and another rule that tells strangers, by another clock.</summary>
    public static Task<RunningService> StartByAsync(TimeProvider time, ServerSettings server, RequestOrigin origin) =>
        StartAsync(server, origin, new(), time, new(), []);

    /// <summary>The same with an archive.</summary>
    public static Task<RunningService> StartAsync(ArchiveSettings archive, ServerSettings server, RequestOrigin origin) =>
        StartAsync(server, origin, new(), TimeProvider.System, archive, []);

    /// <summary>The same with a collector of metrics and traces.</summary>
    public static Task<RunningService> StartAsync(TelemetrySettings telemetry) =>
        StartAsync(new(), RequestOrigin.Connection, new(), TimeProvider.System, new(), [], telemetry);

    /// <summary>The same with other settings of the server and of OBS, and another rule that tells strangers.</summary>
    public static Task<RunningService> StartAsync(ServerSettings server, RequestOrigin origin, ObsSettings obs, params string[] tracks) =>
        StartAsync(server, origin, obs, TimeProvider.System, new(), tracks);

    private static async Task<RunningService> StartAsync(
        ServerSettings server,
        RequestOrigin origin,
        ObsSettings obs,
        TimeProvider time,
        ArchiveSettings archive,
        string[] tracks,
        TelemetrySettings? telemetry = null
    )
    {
        for (var tries = 0; ; tries++)
        {
            var service = new RunningService(
                server with
                {
                    Port = FreePort(),
                    HttpsPort = FreePort(),
                },
                tracks.Length > 0 ? tracks : ["main"],
                origin,
                obs,
                time,
                archive,
                telemetry ?? new()
            );
            try
            {
                await service.app.StartAsync(Test.Stop);
                await service.Sound.Asked.WaitAsync(Test.Stop);
                return service;
            }
            catch (IOException) when (tries < 5)
            {
                await service.DisposeAsync(); // somebody else took the port meanwhile
            }
        }
    }

    /// <summary>A part of the service.</summary>
    public T Part<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public TrackCaptions Captions(string track) => app.Services.GetRequiredService<CaptionTracks>().Find(track)!;

    /// <summary>Waits until all tracks are over.</summary>
    public Task TracksEndAsync() => app.Services.GetRequiredService<LiveCaptions.Tracks.TrackService>().ExecuteTask!;

    /// <summary>A viewer that has come.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(Client.BaseAddress!, "captions")).Build();
        await connection.StartAsync(Test.Stop);
        return connection;
    }

    /// <summary>Asks the service to stop, as a signal does, and does not wait for it.</summary>
    public void BeginToStop() => app.Lifetime.StopApplication();

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

    /// <summary>Sound that a test holds back and then ends, with or without an error.</summary>
    internal sealed class HeldSound : ISoundDecoder
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously),
            held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when the source runs.</summary>
        public Task Asked => asked.Task;

        public void End() => held.TrySetResult();

        public void Fail(string message) => held.TrySetException(new SourceException(message));

        public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(
            SoundRequest wanted,
            [EnumeratorCancellation] CancellationToken stop
        )
        {
            if (wanted.Path.EndsWith("another.wav", StringComparison.Ordinal))
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
