using LiveCaptions.Http;

namespace LiveCaptions.Viewers;

/// <summary>Sends the viewers of a machine that is about to stop to others, one by one, so that they do not come all at once.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class Departure(INeighbours neighbours, TimeProvider time)
{
    /// <summary>The time over which viewers are sent away.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromSeconds(8);

    /// <summary>The longest that the machine waits for them.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock sync = new();
    private readonly HashSet<CancellationTokenSource> staying = [];
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool hasBegun;

    /// <summary>Whether viewers are being sent away.</summary>
    public bool HasBegun
    {
        get
        {
            lock (sync)
                return hasBegun;
        }
    }

    /// <summary>A viewer has come.</summary>
    /// <exception cref="RefusedException">It shall go to another machine.</exception>
    public CancellationTokenSource Enter()
    {
        lock (sync)
        {
            if (hasBegun)
                throw new RefusedException(
                    StatusCodes.Status503ServiceUnavailable,
                    "This machine is being switched off, so it takes no more viewers. Another machine of the room shows the same captions."
                );
            var stays = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
            staying.Add(stays);
            return stays;
        }
    }

    /// <summary>A viewer has gone.</summary>
    public void Leave(CancellationTokenSource stays)
    {
        lock (sync)
        {
            staying.Remove(stays);
            stays.Dispose();
            if (hasBegun && staying.Count == 0)
                empty.TrySetResult();
        }
    }

    /// <summary>Sends all viewers away, if there is another machine for them, and waits until they are gone.</summary>
    /// <param name="chance">Random numbers.</param>
    public async Task RunAsync(Random chance)
    {
        if (neighbours.Addresses.Count == 0)
            return;
        lock (sync)
        {
            hasBegun = true;
            if (staying.Count == 0)
                empty.TrySetResult();
            foreach (var viewer in staying)
                viewer.CancelAfter(Spread * chance.NextDouble());
        }
        await empty.Task.WaitAsync(Patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
