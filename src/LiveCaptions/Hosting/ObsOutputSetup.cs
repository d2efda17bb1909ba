using System.Collections;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Looks;
using LiveCaptions.Obs;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Wires OBS into the service.</summary>
internal static class ObsOutputSetup
{
    /// <param name="services">The service's container.</param>
    /// <param name="settings">The service's settings.</param>
    /// <param name="file">The settings file named on the command line, if any.</param>
    /// <param name="environment">Variables of the process.</param>
    /// <exception cref="SettingsException">OBS cannot be reached with these settings.</exception>
    public static IServiceCollection AddObs(
        this IServiceCollection services,
        ServiceSettings settings,
        string? file,
        IDictionary environment
    )
    {
        services.AddSingleton(provider => new ObsSetupRequests(file, environment, settings, provider.GetRequiredService<StoredLooks>()));
        if (!settings.Obs.Enabled)
            return services.AddSingleton<IObsReports, NoObs>();
        if (settings.Obs.Track is { } track && settings.Tracks.All(t => t.Id != track))
            throw new SettingsException([
                $"Obs:Track = {track} is not a track. There are: {string.Join(", ", settings.Tracks.Select(t => t.Id))}.",
            ]);
        return services.AddConnection(ObsConnectionOptions.From(settings.Obs)).AddOutputs(settings.Obs.Track);
    }

    private static IServiceCollection AddConnection(this IServiceCollection services, ObsClientOptions options)
    {
        services.AddSingleton(provider => new ObsClient(options with { Time = provider.GetRequiredService<TimeProvider>() }));
        services.AddSingleton<IObsRequests>(provider => provider.GetRequiredService<ObsClient>());
        return services.AddSingleton<ObsPreview>();
    }

    private static IServiceCollection AddOutputs(this IServiceCollection services, string? track)
    {
        services.AddSingleton(provider =>
        {
            var gate = new CaptionGate(provider.GetRequiredService<MonotonicClock>());
            provider.GetRequiredService<OffAir>().Cleared += gate.Clear;
            return gate;
        });
        services.AddSingleton(provider => new FollowedTrackGate(
            provider.GetRequiredService<CaptionGate>(),
            provider.GetRequiredService<CaptionTracks>(),
            track
        ));
        services.AddSingleton(provider => new FollowedTrack(provider.GetRequiredService<CaptionTracks>(), track));
        services.AddSingleton<ObsOutputParts>();
        services.AddSingleton(provider => ObsOutputTable.Create(provider.GetRequiredService<ObsOutputParts>()));
        services.AddSingleton<ObsService>();
        services.AddSingleton<IObsReports>(provider => provider.GetRequiredService<ObsService>());
        return services.AddHostedService(provider => provider.GetRequiredService<ObsService>());
    }
}
