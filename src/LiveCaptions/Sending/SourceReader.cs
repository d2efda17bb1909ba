using LiveCaptions.Audio;

namespace LiveCaptions.Sending;

/// <summary>Runs a source, and keeps its sound for the link.</summary>
/// <remarks>Threading: the source writes on its own thread, the rest runs on the pool.</remarks>
internal sealed class SourceReader(IAudioSource source, KeptSound kept, SenderTalk talk, TimeProvider clock)
{
    private const int Block = Whisper.AudioTime.SampleRate / 10;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // The sound is taken at once; this holds what comes while the computer is busy.
    private readonly SampleRing ring = new(5 * Whisper.AudioTime.SampleRate);

    /// <summary>Runs until the sound is over.</summary>
    /// <exception cref="SourceException">The source cannot deliver sound; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watching = WatchAsync(over.Token);
        var keeping = KeepAsync(stop);
        try
        {
            await source.RunAsync(ring, stop);
        }
        finally
        {
            ring.Complete();
            await over.CancelAsync();
            await watching;
            await keeping;
        }
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        var block = new float[Block];
        try
        {
            while (!ring.Drained)
            {
                await ring.WaitAsync(stop);
                while (ring.Read(block, out var gap) is var count && count + gap > 0)
                    kept.Append(block.AsSpan(0, count), gap);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is no error.
        }
        finally
        {
            kept.Complete();
        }
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, clock, stop);
                talk.Source(source.Report()?.Message);
            }
        }
        catch (OperationCanceledException)
        {
            // The sound is over.
        }
    }
}
