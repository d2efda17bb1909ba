using LiveCaptions.Settings;

namespace LiveCaptions.Tracks;

/// <summary>Puts the tracks of the settings on air and runs all tracks, over one model, for as long as the program runs.</summary>
internal sealed class TrackService(TrackRoster roster, IReadOnlyList<TrackSettings> tracks) : BackgroundService, IHostedLifecycleService
{
    private readonly TaskCompletionSource everythingStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the tracks before anything that is started later, such as the web server, asks for them.</summary>
    /// <exception cref="Audio.SourceException">A track's sound cannot be had.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var track in tracks)
            roster.Add(track);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Ends when all tracks that the program began with have ended; others may be added later.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await everythingStarted.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
            return; // stopped before it began
        roster.Start();
        await roster.EndedAsync();
    }

    /// <summary>Captioning begins once viewers can connect: where the port is taken, nothing is captioned before that is told.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        everythingStarted.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await roster.StopAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }
}
