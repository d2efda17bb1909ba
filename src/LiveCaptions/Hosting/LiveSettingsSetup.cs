using LiveCaptions.Lifetime;
using LiveCaptions.LiveSettings;
using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.Hosting;

/// <summary>Adds the settings that can be changed while the program runs.</summary>
internal static class LiveSettingsSetup
{
    /// <param name="services">The service's container.</param>
    /// <param name="settings">The settings of the start.</param>
    /// <param name="environment">Where they came from.</param>
    public static IServiceCollection AddLiveSettings(
        this IServiceCollection services,
        ServiceSettings settings,
        ServiceEnvironment environment
    )
    {
        var places = SettingsPlaces.Of(environment.SettingsFile, environment.RulesFile);
        var store = new SettingsStore(places, new(places, environment.Variables, environment.CommandLine));
        services.AddSingleton(new RestartRequest(environment.CanRestart));
        services.AddSingleton(new SettingsInForce(settings));
        services.AddSingleton(places);
        services.AddSingleton(store);
        services.AddSingleton(new WaitingSettings(store));
        services.AddSingleton<SettingsSchema>();
        services.AddSingleton<SettingsOnPage>();
        services.AddSingleton<StartCheck>();
        services.AddSingleton<LiveTracks>();
        services.AddSingleton<LiveParts>();
        return services.AddSingleton<SettingsChange>();
    }
}
