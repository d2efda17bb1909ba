using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Recognition;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Translation;
using LiveCaptions.Whisper;

namespace LiveCaptions.Hosting;

/// <summary>Registers the tracks of the settings.</summary>
internal static partial class TrackSetup
{
    /// <exception cref="SpeechException">The model can do what no track asks for.</exception>
    public static IServiceCollection AddTracks(
        this IServiceCollection services,
        ServiceSettings settings,
        IRecognisers recognisers,
        int lanes
    )
    {
        Check(settings, recognisers);
        services.AddSingleton(_ => new DecodeScheduler(lanes, settings.Recognition.StandsBack));
        services.AddSingleton<MonotonicClock>();
        services.AddSingleton<CaptionTracks>();
        services.AddSingleton<OffAir>();
        services.AddTranslations(settings.Translators);
        services.AddSingleton(provider => new TrackRoster(
            provider.GetRequiredService<CaptionTracks>(),
            recognisers,
            FactoryOf(provider, settings, recognisers),
            provider.GetRequiredService<DecodeScheduler>()
        ));
        services.AddSingleton(RelaySetup.ReportsOf);
        services.AddSingleton(provider => new TrackService(provider.GetRequiredService<TrackRoster>(), settings.Tracks));
        services.AddHostedService(provider => provider.GetRequiredService<TrackService>());
        return services;
    }

    private static void Check(ServiceSettings settings, IRecognisers recognisers)
    {
        SpeechException? first = null;
        foreach (var track in settings.Tracks)
        {
            try
            {
                if (track.IsWritten)
                    return;
                recognisers.Check(RecognitionStream.SettingsOf(settings.Recognition, track));
                return;
            }
            catch (SpeechException reason)
            {
                first ??= reason;
            }
        }
        if (first is not null)
            throw first;
    }

    private static TrackFactory FactoryOf(IServiceProvider services, ServiceSettings settings, IRecognisers recognisers)
    {
        var clock = services.GetRequiredService<MonotonicClock>();
        var (sources, logger) = (services.GetRequiredService<TrackSources>(), services.GetRequiredService<ILogger<Track>>());
        var (rules, gate) = (services.GetRequiredService<RuleBook>(), services.GetService<FollowedTrackGate>());
        var offAir = services.GetRequiredService<OffAir>();
        return new(
            track => Traced(TermLog.Follow(new(track.Id, track.Name, clock, rules, gate, offAir), logger), clock, settings.Telemetry),
            (track, captions) => MakeTrack(sources.Open(track), track, captions, services, recognisers),
            track => RecognitionStream.SettingsOf(settings.Recognition, track),
            sources.ProbeAsync,
            sources.Close
        )
        {
            Spoken = (track, recogniser) => SpeakerStream.For(track.Speakers, recogniser, reason => NoSpeakers(logger, track.Id, reason)),
            Written = track => Written(track, services, settings),
        };
    }

    private static Track MakeTrack(
        IAudioSource source,
        TrackSettings track,
        TrackCaptions captions,
        IServiceProvider services,
        IRecognisers recognisers
    )
    {
        var rules = services.GetRequiredService<RuleBook>();
        var (time, logger) = (services.GetRequiredService<MonotonicClock>().Time, services.GetRequiredService<ILogger<Track>>());
        return new(source, captions, time, logger, track.SilenceBelow)
        {
            Terms = () => rules.Lists.Terms,
            Notice = track.IsWritten ? () => null : () => recognisers.Notice,
        };
    }

    private static TrackCaptions Traced(TrackCaptions captions, MonotonicClock clock, TelemetrySettings telemetry)
    {
        if (telemetry is { IsOn: true, Traces: > 0 })
            captions.Pipeline.Subscribe(new TrackSpans(captions.Track, clock.Time), TextOutput.Overlay);
        return captions;
    }

    private static ISpeechStream? Written(TrackSettings track, IServiceProvider services, ServiceSettings settings) =>
        track.IsTranslated
            ? services.GetRequiredService<TranslatedTracks>().Open(track)
            : ScriptedTrack.Recogniser(track, RecognitionStream.SettingsOf(settings.Recognition, track).Language);

    [LoggerMessage(94, LogLevel.Error, "Track {Track}: captions go on, but speakers are not told apart. {Reason}")]
    private static partial void NoSpeakers(ILogger logger, string track, string reason);
}
