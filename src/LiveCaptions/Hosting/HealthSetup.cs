using System.Reflection;
using LiveCaptions.Health;

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
        services.AddHealthChecks().AddCheck<TracksCheck>("tracks").AddCheck<ObsCheck>("obs");
        return services;
    }
}
