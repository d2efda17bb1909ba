using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LiveCaptions.Audio.Sources;

namespace LiveCaptions.Audio.Inputs;

/// <summary>Live levels of all inputs: opened by the first who looks, shared by all, closed with the last.</summary>
/// <remarks>Threading: safe; one loop measures for all.</remarks>
internal sealed class InputMeters(ISoundDevices devices, DeviceSources tracks, TimeProvider time) : IDisposable
{
    /// <summary>Most that look at once.</summary>
    public const int MaxLookers = 8;

    /// <summary>Time between two readings.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // A device that hangs does not keep the next one who looks waiting.
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    // Devices are plugged in and out by hand.
    private const int ReadingsPerList = 30;

    private readonly Lock sync = new();
    private readonly List<Channel<InputLevels>> lookers = [];
    private CancellationTokenSource? running;
    private Task ended = Task.CompletedTask;

    /// <summary>Whether somebody looks, so that inputs are open.</summary>
    public bool IsOpen
    {
        get
        {
            lock (sync)
                return lookers.Count > 0;
        }
    }

    /// <summary>Done when the inputs of the last who looked are closed.</summary>
    public Task Closed
    {
        get
        {
            lock (sync)
                return ended;
        }
    }

    /// <summary>The levels, as they are measured, until <paramref name="gone"/>; a slow reader misses readings.</summary>
    /// <returns>Null: too many look already.</returns>
    public IAsyncEnumerable<InputLevels>? Look(CancellationToken gone)
    {
        var newest = Channel.CreateBounded<InputLevels>(
            new BoundedChannelOptions(1)
            {
                FullMode = BoundedChannelFullMode.DropOldest,
                SingleReader = true,
                SingleWriter = true,
            }
        );
        lock (sync)
        {
            if (lookers.Count >= MaxLookers)
                return null;
            lookers.Add(newest);
            if (lookers.Count == 1)
                Open();
        }
        return FollowAsync(newest, gone);
    }

    /// <summary>Closes the inputs.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            running?.Cancel();
            running?.Dispose();
            running = null;
        }
    }

    private async IAsyncEnumerable<InputLevels> FollowAsync(Channel<InputLevels> newest, [EnumeratorCancellation] CancellationToken gone)
    {
        try
        {
            await foreach (var levels in newest.Reader.ReadAllAsync(gone))
                yield return levels;
        }
        finally
        {
            Leave(newest);
        }
    }

    private void Open()
    {
        running?.Dispose();
        running = new();
        var (stop, before) = (running.Token, ended);
        ended = Task.Run(async () =>
        {
            // A device is closed before it is opened again.
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await MeasureAsync(stop);
        });
    }

    private void Leave(Channel<InputLevels> looker)
    {
        lock (sync)
        {
            lookers.Remove(looker);
            if (lookers.Count == 0)
                running?.Cancel();
        }
    }

    private async Task MeasureAsync(CancellationToken stop)
    {
        var inputs = new OpenInputs(devices, tracks);
        tracks.Opens += inputs.LetGo;
        try
        {
            for (var reading = 0; !stop.IsCancellationRequested; reading++)
            {
                if (reading % ReadingsPerList == 0)
                    inputs.Refresh();
                var levels = inputs.Take();
                lock (sync)
                    lookers.ForEach(looker => looker.Writer.TryWrite(levels));
                await Task.Delay(Interval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            lock (sync)
                lookers.ForEach(looker => looker.Writer.TryComplete(fault));
        }
        finally
        {
            tracks.Opens -= inputs.LetGo;
            await inputs
                .CloseAsync()
                .WaitAsync(ClosePatience, time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
