using System.Threading.Channels;

namespace LiveCaptions.Relay;

/// <summary>Shows all tracks of a room whose captions other machines make, and serves them to viewers as if they were made here.</summary>
/// <remarks>Threading: one loop writes the tracks; what comes from the store waits in a bounded queue, the newest frame wins.</remarks>
internal sealed class RoomFollower(RoomReplicas replicas, ICaptionStore store, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Channel<RelayFrame> arrived = Channel.CreateBounded<RelayFrame>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var following = FollowAsync(stoppingToken);
        await ShowAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Brings what is published into the queue, for ever.</summary>
    private async Task FollowAsync(CancellationToken stop)
    {
        var pause = new RetryPause(LongestPause);
        while (true)
        {
            try
            {
                await store.FollowAsync(
                    frame =>
                    {
                        pause.Reset();
                        arrived.Writer.TryWrite(frame);
                    },
                    stop
                );
            }
            catch (StoreException)
            {
                // What is missed is asked for; the loop that asks tells of the trouble.
            }
            await Task.Delay(pause.Next(), time, stop);
        }
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        while (true)
        {
            await replicas.AskAsync(stop);
            using var late = new CancellationTokenSource(Look, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
            try
            {
                while (true)
                    await replicas.TakeAsync(await arrived.Reader.ReadAsync(either.Token), stop);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // Time to look again.
            }
        }
    }
}
