using System.Security.Cryptography.X509Certificates;
using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Lifetime;
using LiveCaptions.Looks;
using LiveCaptions.Outputs;
using LiveCaptions.Recognition;
using LiveCaptions.Remote;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.Connections;

namespace LiveCaptions.Hosting;

/// <summary>Composes the service; the only place that knows all rooms.</summary>
internal static partial class ServiceHost
{
    /// <summary>Builds the service without starting it.</summary>
    /// <param name="lanes">Decodes that run side by side.</param>
    public static WebApplication Build(ServiceSettings settings, IRecognisers recognisers, int lanes, ServiceEnvironment environment)
    {
        var damaged = OwnFiles.SetAsideDamaged(settings.Server, TimeProvider.System);
        // Empty, so that neither ASPNETCORE_URLS nor a stray appsettings.json can change where the service listens.
        var builder = WebApplication.CreateEmptyBuilder(
            new() { ApplicationName = "livecaptions", ContentRootPath = AppContext.BaseDirectory }
        );
        var hosts = new AcceptedHosts(settings.Server, Environment.MachineName);
        var certificate = settings.Server.HasHttps ? ServerCertificate.Load(settings.Server, hosts, environment.Time) : null;
        if (certificate is not null)
            builder.Services.AddSingleton(certificate);
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(server => Listening.Set(server, settings.Server, new(settings.Server), certificate));
        Logs.Add(builder.Services, settings.Log, RoomOf(settings), environment.Console);
        AddRooms(builder.Services, settings, recognisers, lanes, environment);
        var app = builder.Build();
        Warn(
            app,
            [.. environment.SettingsWarnings, .. damaged, .. Doubts(certificate, settings.Server, hosts, environment.Time)],
            environment.Restarts
        );
        app.UseHttp();
        app.MapHttp();
        return app;
    }

    /// <summary>The room of several machines, which the log names; null: there is none.</summary>
    private static string? RoomOf(ServiceSettings settings) => settings.Redis.IsUsed ? settings.Room.Name : null;

    /// <summary>Checks the sources and starts the service.</summary>
    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    /// <exception cref="SourceException">No track's source can be opened.</exception>
    public static async Task StartAsync(WebApplication app, ServiceSettings settings, CancellationToken stop)
    {
        await app.Services.GetRequiredService<TrackSources>().ProbeAllAsync(settings.Tracks, stop);
        try
        {
            await StartOrStopAsync(app, stop);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new PortInUseException(
                settings.Server.HasHttps && e.Message.Contains($":{settings.Server.HttpsPort}", StringComparison.Ordinal)
                    ? settings.Server.HttpsPort
                    : settings.Server.Port,
                e
            );
        }
    }

    /// <summary>Starts the parts; if one cannot start, the others are stopped in order, so that none counts as broken off.</summary>
    private static async Task StartOrStopAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private static IEnumerable<string> Doubts(X509Certificate2? given, ServerSettings server, AcceptedHosts hosts, TimeProvider time) =>
        given is null ? [] : ServerCertificate.WarningsOf(given, server, hosts, time);

    /// <summary>What happened before there was a log.</summary>
    private static void Warn(WebApplication app, IEnumerable<string> warnings, Restarts restarts)
    {
        if (app.Services.GetRequiredService<StoredLooks>().Trouble is { } trouble)
            warnings = warnings.Append(trouble);
        foreach (var warning in warnings)
            Log.Setting(app.Logger, warning);
        if (restarts.Sentence is { } restarted)
            Log.Restarted(app.Logger, restarted);
    }

    /// <summary>The services of each room.</summary>
    private static void AddRooms(
        IServiceCollection services,
        ServiceSettings settings,
        IRecognisers recognisers,
        int lanes,
        ServiceEnvironment environment
    )
    {
        services.AddRoutingCore();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        services.AddSingleton(settings);
        services.AddLiveSettings(settings, environment);
        AddMachine(services, environment);
        AddSources(services);
        services.AddAccess(settings.Server, environment.Origin, environment.Time);
        services.AddViewers(settings);
        services.AddHttp();
        services.AddHealth();
        // Before what it watches, so that it ends later, with the last figures.
        services.AddTelemetry(settings.Telemetry);
        // Before the tracks, so that it ends after them, with their last words.
        services.AddArchive(settings.Archive, environment.ArchiveFolder);
        services.AddRelay(settings);
        services.AddTracks(settings, recognisers, lanes);
        services.AddObs(settings, environment.SettingsFile, environment.Variables);
        services.AddOperator(settings, environment.RulesFile);
        services.AddSingleton(new StoredLooks(new(environment.LooksFile, environment.Time)));
        services.AddSetup(settings, recognisers, environment);
        services.AddSoundCheck(settings);
        services.AddSingleton(settings.TextFile);
        services.AddHostedService<TextFile>();
        services.AddTextOut(settings);
    }

    private static void AddSources(IServiceCollection services)
    {
        services.AddSingleton<BrowserSources>();
        services.AddSingleton<SoundClock>();
        services.AddSingleton<RemotePlaces>();
        services.AddSingleton<DeviceSources>();
    }

    /// <summary>The machine and the process.</summary>
    private static void AddMachine(IServiceCollection services, ServiceEnvironment environment)
    {
        services.AddSingleton(environment.Time);
        services.AddSingleton(environment.Restarts);
        services.AddSingleton(environment.Quit);
        services.AddSingleton(environment.Autostart);
        services.AddSingleton<IHostLifetime, ExternalLifetime>();
        services.AddSingleton(environment.Decoder);
        services.AddSingleton(environment.Devices);
    }

    private static partial class Log
    {
        [LoggerMessage(95, LogLevel.Warning, "{Warning}")]
        public static partial void Setting(ILogger logger, string warning);

        [LoggerMessage(300, LogLevel.Warning, "{Sentence}")]
        public static partial void Restarted(ILogger logger, string sentence);
    }
}
