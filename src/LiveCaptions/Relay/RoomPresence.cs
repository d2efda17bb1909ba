using LiveCaptions.Captions;

namespace LiveCaptions.Relay;

/// <summary>Tells every two seconds that this process is there and how its tracks are doing, and learns who else is.</summary>
/// <param name="room">This process's room.</param>
/// <param name="self">This process now.</param>
internal sealed class RoomPresence(
    IRoomDirectory directory,
    string room,
    Func<RoomNode> self,
    RoomNeighbours neighbours,
    MonotonicClock clock
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var late = new CancellationTokenSource(Farewell, clock.Time);
        try
        {
            await directory.LeaveAsync(late.Token);
        }
        catch (Exception fault) when (fault is StoreException or OperationCanceledException)
        {
            // It is forgotten by itself.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await directory.TellAsync(self(), stoppingToken);
                neighbours.Take(await directory.NodesAsync(room, stoppingToken), Random.Shared);
            }
            catch (StoreException)
            {
                // Whoever brings captions there, or shows those from there, has told of it.
            }
            await Task.Delay(Period, clock.Time, stoppingToken);
        }
    }
}
