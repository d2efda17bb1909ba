using System.Collections.Concurrent;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Readers of sections, each of which reads one at a time.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ReaderPool : IDisposable
{
    private readonly ConcurrentBag<IRecordingReader> idle = [];
    private readonly SemaphoreSlim turns;
    private readonly int cores;
    private int busy;

    /// <param name="engine">Opens them.</param>
    /// <param name="count">Readers that are wanted; there are fewer where memory is short, which takes longer and reads the same.</param>
    /// <exception cref="SpeechException">Not even one can be opened.</exception>
    public ReaderPool(IRecordingEngine engine, int count)
    {
        cores = count;
        idle.Add(engine.OpenReader());
        try
        {
            while (idle.Count < count)
                idle.Add(engine.OpenReader());
        }
        catch (NotEnoughMemoryException)
        {
            // See above.
        }
        Count = idle.Count;
        turns = new(Count);
    }

    public int Count { get; }

    /// <summary>Reads a section as soon as a reader is idle.</summary>
    public async Task<SectionText> ReadAsync(SpeechSection section, RecordingContext context, CancellationToken stop)
    {
        await turns.WaitAsync(stop);
        _ = idle.TryTake(out var reader); // there is one for each turn
        try
        {
            // The cores that others leave idle: at the end of a recording, and in a short one.
            reader!.Threads = Math.Max(1, cores / Interlocked.Increment(ref busy));
            return await Task.Run(() => reader.Read(section, context, stop), stop);
        }
        finally
        {
            Interlocked.Decrement(ref busy);
            idle.Add(reader!);
            turns.Release();
        }
    }

    public void Dispose()
    {
        foreach (var reader in idle)
            reader.Dispose();
        turns.Dispose();
    }
}
