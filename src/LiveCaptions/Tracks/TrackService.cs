using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>Puts the tracks of the settings on air and runs all tracks, over one model, for as long as the program runs.</summary>
internal sealed class TrackService(TrackRoster roster, IReadOnlyList<TrackSettings> tracks) : BackgroundService
{
    /// <summary>Makes the tracks before anything that is started later, such as the web server, asks for them.</summary>
    /// <exception cref="Audio.SourceException">A track's sound cannot be had.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var track in tracks)
            roster.Add(track);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Ends when all tracks that the program began with have ended; others may be added later.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (stoppingToken.IsCancellationRequested)
            return Task.CompletedTask; // stopped before it began
        roster.Start();
        return roster.EndedAsync();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await roster.StopAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }
}
