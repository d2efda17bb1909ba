using LiveCaptions.Access;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Commands;
using LiveCaptions.Outputs;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using Microsoft.AspNetCore.Connections;

namespace LiveCaptions.Hosting;

/// <summary>Puts the service together: the only place that knows all rooms.</summary>
internal static class ServiceHost
{
    /// <summary>The service, not yet started.</summary>
    public static WebApplication Build(ServiceSettings settings, IRecognisers recognisers, CommandContext context)
    {
        // Empty: nothing but our own settings may change where it listens, neither ASPNETCORE_URLS nor a stray appsettings.json.
        var builder = WebApplication.CreateEmptyBuilder(
            new() { ApplicationName = "livecaptions", ContentRootPath = AppContext.BaseDirectory }
        );
        var certificate = settings.Server.HasHttps
            ? ServerCertificate.Load(settings.Server, new(settings.Server, Environment.MachineName), TimeProvider.System)
            : null;
        if (certificate is not null)
            builder.Services.AddSingleton(certificate);
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(server => Listening.Set(server, settings.Server, new(settings.Server), certificate));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        Logs.Add(builder.Services, settings.Log, context.Error);
        AddRooms(builder.Services, settings, recognisers, context);
        var app = builder.Build();
        app.UseHttp();
        app.MapHttp();
        return app;
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="PortInUseException">Another program listens there.</exception>
    /// <exception cref="SourceException">A track's sound cannot be had.</exception>
    public static async Task StartAsync(WebApplication app, ServiceSettings settings, CancellationToken stop)
    {
        var sources = app.Services.GetRequiredService<AudioSources>();
        foreach (var track in settings.Tracks)
            await sources.ProbeAsync(track, stop);
        try
        {
            await app.StartAsync(stop);
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

    /// <summary>What each room brings.</summary>
    private static void AddRooms(IServiceCollection services, ServiceSettings settings, IRecognisers recognisers, CommandContext context)
    {
        services.AddSingleton(settings);
        services.AddSingleton(context.Time);
        services.AddSingleton(context.Decoder);
        services.AddSingleton(context.Devices);
        services.AddSingleton<BrowserSources>();
        services.AddSingleton<AudioSources>();
        services.AddAccess(settings.Server, context.Origin, TimeProvider.System);
        services.AddViewers(settings);
        services.AddHttp();
        services.AddHealth();
        services.AddTracks(settings, recognisers);
        services.AddObs(settings, context.SettingsFile, context.Environment);
        services.AddOperator(settings, context.RulesFile);
        services.AddSingleton(settings.TextFile);
        services.AddHostedService<TextFile>();
    }
}
