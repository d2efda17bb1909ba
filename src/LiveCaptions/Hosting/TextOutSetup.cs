using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Elsewhere;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Wires text to elsewhere into the service.</summary>
internal static class TextOutSetup
{
    public static IServiceCollection AddTextOut(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(provider => new TextOutService(
            [.. settings.Outputs.Where(output => output.Enabled).Select(output => Create(output, settings, provider))],
            provider.GetService<CaptionGate>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TextOutService>>()
        ));
        services.AddSingleton<ITextOutReports>(provider => provider.GetRequiredService<TextOutService>());
        return services.AddHostedService(provider => provider.GetRequiredService<TextOutService>());
    }

    private static TextOut Create(OutputSettings output, ServiceSettings settings, IServiceProvider services)
    {
        var clock = services.GetRequiredService<MonotonicClock>();
        var kinds = new TextOutKinds(TimeSpan.FromSeconds(settings.Captions.Hold), clock, Path.Combine(ProgramFiles.Data, "outputs"));
        var made = new TextOut(kinds.Of(output), clock, services.GetRequiredService<ILogger<TextOutService>>());
        // Lives as long as the tracks do.
        new FollowedTrack(services.GetRequiredService<CaptionTracks>(), output.Track).Subscribe(made, TextOut.Rules);
        return made;
    }
}
