namespace LiveCaptions.Tracks;

/// <summary>Runs all tracks, over one model, for as long as the program runs.</summary>
internal sealed class TrackService(TrackRoster roster) : BackgroundService
{
    /// <summary>Over when all tracks are over with which the program began; others may come later.</summary>
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
