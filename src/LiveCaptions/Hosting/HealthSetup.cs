using System.Reflection;
using LiveCaptions.Audio.Files;
using LiveCaptions.Checks;
using LiveCaptions.Engine;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Adds the health checks to the service.</summary>
internal static class HealthSetup
{
    /// <summary>The product's version.</summary>
    public static string Version { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<ServiceCheckup>();
        services.AddSingleton(provider => new EngineParts(
            new(ProgramFiles.Models, ProgramFiles.EmbeddedModels),
            new CardProcess(),
            provider.GetRequiredService<ISoundDecoder>(),
            provider.GetRequiredService<TimeProvider>(),
            _ => { }
        )
        {
            Builds = new BuildProcess(),
        });
        services.AddHealthChecks().AddCheck<TracksCheck>("tracks").AddCheck<ObsCheck>("obs");
        return services;
    }
}
