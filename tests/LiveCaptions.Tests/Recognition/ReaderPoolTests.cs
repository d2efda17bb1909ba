using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Recognition;

public sealed class ReaderPoolTests
{
    [Fact]
    public async Task A_reader_that_cannot_be_opened_takes_nobodys_turn()
    {
        using var engine = new OneReader();
        using var pool = new ReaderPool(engine, count: 2);
        var first = ReadAsync(pool);

        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<NativeLibraryException>(() => ReadAsync(pool).WaitAsync(TimeSpan.FromSeconds(30), Test.Stop));
        engine.Gate.Set();
        await first;
        await ReadAsync(pool);
    }

    private static Task<SectionText> ReadAsync(ReaderPool pool) => pool.ReadAsync(new(0, new float[16000], []), new(), Test.Stop);

    /// <summary>Opens one reader, which reads when it may, and fails to open another.</summary>
    private sealed class OneReader : IRecordingEngine, IRecordingReader
    {
        private int opened;

        public ManualResetEventSlim Gate { get; } = new();

        public int Threads { get; set; }

        public IRecordingCutter OpenCutter() => throw new NotSupportedException();

        public IRecordingReader OpenReader() =>
            Interlocked.Increment(ref opened) == 1 ? this : throw new NativeLibraryException("The engine failed.");

        public SectionText Read(SpeechSection section, RecordingContext? context, CancellationToken stop)
        {
            Gate.Wait(stop);
            return new([], null);
        }

        public void Dispose() => Gate.Dispose();
    }
}
