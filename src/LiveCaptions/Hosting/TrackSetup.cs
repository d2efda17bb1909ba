using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Operator;
using LiveCaptions.Recognition;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Viewers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Hosting;

/// <summary>Registers the tracks of the settings.</summary>
internal static class TrackSetup
{
    /// <exception cref="SpeechException">The model cannot do what a track asks for.</exception>
    public static IServiceCollection AddTracks(
        this IServiceCollection services,
        ServiceSettings settings,
        IRecognisers recognisers,
        int lanes
    )
    {
        foreach (var track in settings.Tracks.Where(t => !t.IsWritten))
            recognisers.Check(RecognitionStream.SettingsOf(settings.Recognition, track));
        services.AddSingleton(_ => new DecodeScheduler(lanes, settings.Recognition.StandsBack));
        services.AddSingleton(provider =>
        {
            var roster = new TrackRoster(
                provider.GetRequiredService<CaptionTracks>(),
                recognisers,
                FactoryOf(provider, settings),
                provider.GetRequiredService<DecodeScheduler>()
            );
            foreach (var track in settings.Tracks)
                roster.Add(track);
            return roster;
        });
        services.AddSingleton<ITrackReports>(provider => provider.GetRequiredService<TrackRoster>());
        services.AddSingleton<TrackService>();
        services.AddHostedService(provider => provider.GetRequiredService<TrackService>());
        return services;
    }

    /// <summary>The factory of the tracks on air.</summary>
    private static TrackFactory FactoryOf(IServiceProvider services, ServiceSettings settings)
    {
        var wall = services.GetRequiredService<TimeProvider>();
        var sources = services.GetRequiredService<AudioSources>();
        var logger = services.GetRequiredService<ILogger<Track>>();
        var desks = services.GetRequiredService<Desks>();
        return new(
            services.GetRequiredService<OverlayFiles>().Version,
            wall,
            services.GetRequiredService<RuleBook>(),
            (track, captions) =>
                new(
                    sources.Open(track),
                    captions,
                    wall,
                    logger,
                    track.SilenceBelow,
                    desks.Of(captions, settings.Captions.MaxSpeed, wall).Publish
                ),
            track => RecognitionStream.SettingsOf(settings.Recognition, track),
            sources.ProbeAsync,
            sources.Close
        )
        {
            Written = WrittenTracks.Recogniser,
        };
    }
}
