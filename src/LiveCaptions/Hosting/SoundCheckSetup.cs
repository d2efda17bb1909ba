using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;
using LiveCaptions.SoundCheck;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Hosting;

/// <summary>Adds the sound check to the service: every way out, in the order in which the result lists them.</summary>
internal static class SoundCheckSetup
{
    public static IServiceCollection AddSoundCheck(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(provider => new CheckDesk(
            new(
                provider.GetRequiredService<CaptionTracks>(),
                provider.GetRequiredService<TrackRoster>(),
                Ways(provider, settings),
                provider.GetRequiredService<MonotonicClock>()
            )
        ));
        return services;
    }

    private static List<IReadBack> Ways(IServiceProvider services, ServiceSettings settings)
    {
        var (tracks, track) = (services.GetRequiredService<CaptionTracks>(), settings.Obs.Track);
        var outputs = services.GetService<IReadOnlyList<ObsOutput>>() ?? [];
        return
        [
            Screen(
                services,
                "obsOverlay",
                "The overlay in OBS",
                "no browser source of OBS shows it. Add one with the address of the overlay, or put it into a scene under \"Into OBS\".",
                screen => !screen.IsReader && screen.From.IsInObs
            ),
            Screen(services, "browserOverlay", "The overlay in a browser", "no browser shows it. Open /overlay to see it.", screen =>
                !screen.IsReader && !screen.From.IsInObs
            ),
            Screen(services, "readers", "The page for phones", "nobody reads along. Open /live on a phone.", screen => screen.IsReader),
            new TextSourceReadBack(outputs, tracks, track, services.GetService<IObsRequests>),
            new StreamCaptionReadBack(outputs, tracks, track),
            new RecordingReadBack(outputs, tracks, track),
            new TextFileReadBack(settings.TextFile, tracks),
        ];
    }

    private static ScreenReadBack Screen(
        IServiceProvider services,
        string way,
        string name,
        string unused,
        Func<OpenScreen, bool> isMeant
    ) =>
        new(
            way,
            name,
            unused,
            isMeant,
            services.GetRequiredService<OpenScreens>(),
            services.GetRequiredService<IHubContext<CaptionHub>>(),
            services.GetRequiredService<TimeProvider>()
        );
}
