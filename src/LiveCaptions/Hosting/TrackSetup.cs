using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Recognition;
using LiveCaptions.ScriptedTracks;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;
using LiveCaptions.Whisper;

namespace LiveCaptions.Hosting;

/// <summary>Wires the tracks of the settings into the service.</summary>
internal static class TrackSetup
{
    /// <exception cref="SpeechException">The model cannot do what a track asks for.</exception>
    public static IServiceCollection AddTracks(this IServiceCollection services, ServiceSettings settings, IRecognisers recognisers)
    {
        foreach (var track in settings.Tracks.Where(t => !t.IsWritten))
            recognisers.Check(StreamOf(settings.Recognition, track));
        // A graphics card computes one step after the other in any case, and OBS's encoder wants the gaps.
        services.AddSingleton(_ => new DecodeScheduler(
            settings.Recognition.Card is null ? settings.Recognition.Lanes : 1,
            settings.Recognition.StandsBack
        ));
        services.AddSingleton<MonotonicClock>();
        services.AddSingleton<CaptionTracks>();
        services.AddSingleton(provider => new TrackRoster(
            provider.GetRequiredService<CaptionTracks>(),
            recognisers,
            FactoryOf(provider, settings),
            provider.GetRequiredService<DecodeScheduler>()
        ));
        services.AddSingleton<ITrackReports>(provider => provider.GetRequiredService<TrackRoster>());
        services.AddSingleton(provider => new TrackService(provider.GetRequiredService<TrackRoster>(), settings.Tracks));
        services.AddHostedService(provider => provider.GetRequiredService<TrackService>());
        return services;
    }

    private static TrackFactory FactoryOf(IServiceProvider services, ServiceSettings settings)
    {
        var clock = services.GetRequiredService<MonotonicClock>();
        var sources = services.GetRequiredService<AudioSources>();
        var logger = services.GetRequiredService<ILogger<Track>>();
        var (rules, gate) = (services.GetRequiredService<RuleBook>(), services.GetService<FollowedTrackGate>());
        return new(
            track => new(track.Id, track.Name, clock, rules, gate),
            (track, captions) => new(sources.Open(track), captions, clock.Time, logger, track.Gate),
            track => StreamOf(settings.Recognition, track),
            sources.ProbeAsync,
            sources.Close
        )
        {
            Written = WrittenTracks.Recogniser,
        };
    }

    /// <summary>It is not said which language is spoken: "auto", or several codes.</summary>
    public static bool IsDetected(string language) => language == "auto" || language.Contains(',', StringComparison.Ordinal);

    /// <summary>A track's stream.</summary>
    public static StreamSettings StreamOf(RecognitionSettings recognition, TrackSettings track) =>
        StreamOf(recognition, track.Language) with
        {
            Translate = track.Translate,
        };

    /// <summary>A stream's settings from the service's.</summary>
    public static StreamSettings StreamOf(RecognitionSettings recognition, string language) =>
        new()
        {
            Language = IsDetected(language) ? null : language,
            Among = language.Contains(',', StringComparison.Ordinal) ? language.Split(',') : [],
            Singing = recognition.Singing,
            Step = TimeSpan.FromSeconds(recognition.Step),
            Span = TimeSpan.FromSeconds(recognition.Span),
        };
}
