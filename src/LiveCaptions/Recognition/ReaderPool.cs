using System.Collections.Concurrent;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Readers of sections, each of which reads one at a time; they are opened when they are first needed.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ReaderPool : IDisposable
{
    private readonly IRecordingEngine engine;
    private readonly ConcurrentBag<IRecordingReader> idle = [];
    private readonly SemaphoreSlim turns;
    private int busy;

    /// <param name="engine">Opens them.</param>
    /// <param name="count">Readers at most; there are fewer where memory is short, which takes longer and reads the same.</param>
    /// <exception cref="SpeechException">Not even one can be opened.</exception>
    public ReaderPool(IRecordingEngine engine, int count)
    {
        (this.engine, Count) = (engine, count);
        idle.Add(engine.OpenReader());
        turns = new(count);
    }

    public int Count { get; }

    /// <summary>Reads a section as soon as a reader is idle.</summary>
    public async Task<SectionText> ReadAsync(SpeechSection section, RecordingContext context, CancellationToken stop)
    {
        var reader = await TakeAsync(stop);
        try
        {
            // The cores that others leave idle: at the end of a recording, and in a short one.
            reader.Threads = Math.Max(1, Count / Interlocked.Increment(ref busy));
            return await Task.Run(() => reader.Read(section, context, stop), stop);
        }
        finally
        {
            Interlocked.Decrement(ref busy);
            idle.Add(reader);
            turns.Release();
        }
    }

    public void Dispose()
    {
        foreach (var reader in idle)
            reader.Dispose();
        turns.Dispose();
    }

    private async Task<IRecordingReader> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            await turns.WaitAsync(stop);
            if (idle.TryTake(out var reader) || (reader = await OpenAsync(stop)) is not null)
                return reader;
            // There is no memory for another one: this turn is never given back.
        }
    }

    private async Task<IRecordingReader?> OpenAsync(CancellationToken stop)
    {
        try
        {
            return await Task.Run(Open, stop);
        }
        catch
        {
            turns.Release(); // other recordings still read with the readers that there are
            throw;
        }
    }

    private IRecordingReader? Open()
    {
        try
        {
            return engine.OpenReader();
        }
        catch (NotEnoughMemoryException)
        {
            return null;
        }
    }
}
