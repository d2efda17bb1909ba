using System.Collections;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Connection;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Settings;
using LiveCaptions.Viewers;

namespace LiveCaptions.Hosting;

/// <summary>Wires OBS into the service.</summary>
internal static class ObsOutputSetup
{
    /// <summary>On this machine a try costs nothing, so that captions are back within five seconds of OBS.</summary>
    private static readonly ReconnectPolicy Near = new()
    {
        Waits = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)],
    };

    /// <exception cref="SettingsException">OBS cannot be reached with these settings.</exception>
    /// <param name="file">The settings file that the command line names, if it does.</param>
    /// <param name="environment">Variables of the process.</param>
    public static IServiceCollection AddObs(
        this IServiceCollection services,
        ServiceSettings settings,
        string? file,
        IDictionary environment
    )
    {
        services.AddSingleton(_ => new ObsSetupRequests(file, environment, settings));
        if (!settings.Obs.Enabled)
            return services.AddSingleton<IObsReports, NoObs>();
        if (settings.Obs.Track is { } track && settings.Tracks.All(t => t.Id != track))
            throw new SettingsException([
                $"Obs:Track = {track} is not a track. There are: {string.Join(", ", settings.Tracks.Select(t => t.Id))}.",
            ]);
        var options = OptionsOf(settings.Obs);
        services.AddSingleton(provider => new ObsClient(options with { Time = provider.GetRequiredService<TimeProvider>() }));
        services.AddSingleton(provider => new ObsPreview(
            provider.GetRequiredService<ObsClient>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<CaptionGate>();
        services.AddSingleton(provider => new FollowedTrackGate(
            provider.GetRequiredService<CaptionGate>(),
            provider.GetRequiredService<CaptionTracks>(),
            settings.Obs.Track
        ));
        services.AddSingleton(provider => new FollowedTrack(provider.GetRequiredService<CaptionTracks>(), settings.Obs.Track));
        services.AddSingleton(provider => Open(provider, settings));
        services.AddSingleton<IObsReports>(provider => provider.GetRequiredService<ObsService>());
        return services.AddHostedService(provider => provider.GetRequiredService<ObsService>());
    }

    /// <summary>How OBS is reached.</summary>
    /// <exception cref="SettingsException">The password cannot be read, or the address cannot work.</exception>
    public static ObsClientOptions OptionsOf(ObsSettings settings)
    {
        try
        {
            var address = new Uri(settings.Address);
            return new()
            {
                Address = address,
                Password =
                    settings.PasswordFile is { } file ? ObsPassword.FromFile(file)
                    : settings.Password is { } text ? ObsPassword.FromText(text)
                    : null,
                Reconnect = address.IsLoopback ? Near : new(),
            };
        }
        catch (Exception e) when (e is ObsSettingsException or UriFormatException)
        {
            throw new SettingsException([
                e is ObsSettingsException
                    ? e.Message
                    : $"Obs:Address = {settings.Address} must be an address such as \"ws://127.0.0.1:4455\".",
            ]);
        }
    }

    private static ObsService Open(IServiceProvider provider, ServiceSettings settings)
    {
        var (obs, clock) = (provider.GetRequiredService<ObsClient>(), provider.GetRequiredService<MonotonicClock>());
        var (gate, track) = (provider.GetRequiredService<CaptionGate>(), provider.GetRequiredService<FollowedTrack>());
        var logger = provider.GetRequiredService<ILogger<ObsService>>();
        var service = new ObsService(
            obs,
            [
                .. Outputs(settings, track, provider.GetRequiredService<FrameJson>(), obs, clock, logger),
                new ObsGate(settings.Obs.Gate, gate, obs, clock, logger),
            ],
            clock.Time,
            logger
        );
        gate.Cleared += service.Clear;
        return service;
    }

    private static IEnumerable<ObsOutput> Outputs(
        ServiceSettings settings,
        FollowedTrack track,
        FrameJson frames,
        ObsClient obs,
        MonotonicClock clock,
        ILogger logger
    )
    {
        var hold = settings.Captions.Hold;
        if (settings.Obs.Overlay.Reload)
            yield return new BrowserSourceRefresh(settings.Server.Port, obs, clock, logger);
        if (settings.Obs.Overlay.Events)
        {
            var output = new OverlayEvents(settings.Captions.Lines, frames, obs, clock, logger);
            track.Join(output, settings.Captions.Chars, hold);
            yield return output;
        }
        if (settings.Obs.TextSource is { Enabled: true } text)
        {
            var output = new TextSourceOutput(text, TimeSpan.FromSeconds(hold), obs, clock, logger);
            track.Join(output, text.Chars, hold);
            yield return output;
        }
        // What is in the stream is treated as what is in the picture; what is kept, as other files are.
        if (settings.Obs.StreamCaptions is { Enabled: true } stream)
        {
            var output = new StreamCaptionOutput(stream, TimeSpan.FromSeconds(hold), obs, clock, logger);
            track.Subscribe(output.Words, TextOutput.Overlay);
            yield return output;
        }
        if (settings.Obs.Recordings is { Enabled: true } recordings)
        {
            var output = new RecordingOutput(recordings, settings.Obs.Gate, ProgramFiles.Journals, obs, clock, logger);
            track.Subscribe(output.Words, TextOutput.Exports);
            yield return output;
        }
    }
}
