using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Operator;
using LiveCaptions.Settings;
using LiveCaptions.Viewers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Wires the tracks of the settings into the service.</summary>
internal static class TrackRoom
{
    /// <exception cref="SpeechException">The model cannot do what a track asks for.</exception>
    public static IServiceCollection AddTracks(this IServiceCollection services, ServiceSettings settings, IRecognisers recognisers)
    {
        foreach (var track in settings.Tracks) recognisers.Check(StreamOf(settings.Recognition, track.Language));
        services.AddSingleton(provider => new TrackService([.. settings.Tracks.Select(track => Open(provider, settings, track))], recognisers));
        services.AddSingleton<ITrackReports>(provider => provider.GetRequiredService<TrackService>());
        services.AddHostedService(provider => provider.GetRequiredService<TrackService>());
        return services;
    }

    /// <summary>A stream's settings from the service's.</summary>
    public static StreamSettings StreamOf(RecognitionSettings recognition, string language) => new()
    {
        Language = language == "auto" ? null : language,
        Step = TimeSpan.FromSeconds(recognition.Step),
        Span = TimeSpan.FromSeconds(recognition.Span),
        SureSpan = TimeSpan.FromSeconds(recognition.Span * 0.75),
    };

    private static TrackOnAir Open(IServiceProvider provider, ServiceSettings settings, TrackSettings track)
    {
        var wall = provider.GetRequiredService<TimeProvider>();
        var label = track.Label.Length > 0 ? track.Label : track.Id;
        var captions = new TrackCaptions(track.Id, label, provider.GetRequiredService<OverlayFiles>().Version, wall, provider.GetRequiredService<RuleBook>());
        provider.GetRequiredService<CaptionTracks>().Add(captions);
        var desk = new Desk(captions, settings.Captions.MaxSpeed, wall);
        provider.GetRequiredService<Desks>().Add(desk);
        var source = provider.GetRequiredService<AudioSources>().Open(track);
        return new(new Track(track.Id, label, source, captions, wall, provider.GetRequiredService<ILogger<Track>>(), desk.Publish), StreamOf(settings.Recognition, track.Language));
    }
}
