using LiveCaptions.Archive;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Lifetime;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Adds the archive to the service.</summary>
internal static class ArchiveSetup
{
    /// <param name="services">The service's container.</param>
    /// <param name="settings">The settings of the archive.</param>
    /// <param name="folder">Its folder unless the settings name one; null: nothing is kept unless they do.</param>
    public static IServiceCollection AddArchive(this IServiceCollection services, ArchiveSettings settings, string? folder)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider => new ArchiveDesk(
            provider.GetService<ArchiveFile>(),
            settings,
            () => provider.GetService<ArchiveService>()?.Trouble,
            provider.GetRequiredService<RuleBook>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        if (!settings.Enabled || (settings.Folder ?? folder) is not { } place)
            return services;
        services.AddSingleton(provider => new ArchiveFile(Path.GetFullPath(place), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(Service);
        return services.AddHostedService(provider => provider.GetRequiredService<ArchiveService>());
    }

    private static ArchiveService Service(IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var file = provider.GetRequiredService<ArchiveFile>();
        var logger = provider.GetRequiredService<ILogger<ArchiveService>>();
        return new(
            new(provider.GetRequiredService<CaptionTracks>(), new(new(file), time), provider.GetRequiredService<MonotonicClock>(), logger),
            new(file, HealthSetup.Version, time),
            provider.GetRequiredService<ITrackReports>(),
            new(provider.GetRequiredService<ITextOutReports>(), provider.GetRequiredService<IObsReports>(), time),
            provider.GetRequiredService<ArchiveSettings>(),
            new("Archive", logger),
            () => provider.GetRequiredService<RestartRequest>().IsAsked,
            time
        );
    }
}
