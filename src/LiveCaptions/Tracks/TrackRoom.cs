using LiveCaptions.Audio;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Viewers;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tracks;

/// <summary>Wires the tracks of the settings into the service.</summary>
internal static class TrackRoom
{
    public static IServiceCollection AddTracks(this IServiceCollection services, AppSettings settings, SpeechModel model)
    {
        services.AddSingleton(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            var logger = provider.GetRequiredService<ILogger<Track>>();
            var watched = provider.GetRequiredService<CaptionTracks>();
            var assets = provider.GetRequiredService<OverlayFiles>().Version;
            var tracks = new List<TrackOnAir>();
            foreach (var (id, track) in settings.Tracks)
            {
                var captions = new TrackCaptions(id, track.Label.Length > 0 ? track.Label : id, assets, time);
                watched.Add(captions);
                tracks.Add(new(new Track(id, track, AudioSources.Open(track, time), captions, time, logger), Stream(settings, track)));
            }
            return new TrackService(tracks, model);
        });
        services.AddSingleton<ITrackReports>(provider => provider.GetRequiredService<TrackService>());
        services.AddHostedService(provider => provider.GetRequiredService<TrackService>());
        return services;
    }

    /// <summary>A stream's settings from the service's.</summary>
    public static StreamSettings Stream(AppSettings settings, TrackSettings track) => new()
    {
        Language = track.Language == "auto" ? null : track.Language,
        Step = TimeSpan.FromSeconds(settings.Recognition.Step),
        Span = TimeSpan.FromSeconds(settings.Recognition.Span),
    };
}
