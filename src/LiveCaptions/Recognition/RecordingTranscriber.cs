using System.Runtime.CompilerServices;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>
/// Transcribes recordings: each is cut into sections, which are read side by side on all cores and whose words are returned in order.
/// </summary>
/// <remarks>Threading: safe; recordings that are transcribed at once share the readers.</remarks>
internal sealed class RecordingTranscriber : IRecordingTranscriber
{
    private readonly IRecordingEngine engine;
    private readonly ReaderPool readers;

    /// <param name="engine">Cuts and reads.</param>
    /// <param name="readers">Sections that are read side by side.</param>
    /// <exception cref="SpeechException">Not even one reader can be opened.</exception>
    public RecordingTranscriber(IRecordingEngine engine, int readers) => (this.engine, this.readers) = (engine, new(engine, readers));

    public int AtOnce => readers.Count;

    public static IRecordingTranscriber Load(EngineChoice engine, RecognitionSettings recognition, string language, bool speakers)
    {
        engine = engine with { Threads = engine.Card is null ? CoresOf(recognition) : engine.Threads };
        var model = WhisperRecordings.Load(engine, recognition, language, speakers);
        try
        {
            return new RecordingTranscriber(model, engine.Card is null ? engine.Threads : 1);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public async IAsyncEnumerable<TranscriptChange> TranscribeAsync(
        IAsyncEnumerable<ReadOnlyMemory<float>> sound,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        using var cutter = engine.OpenCutter();
        await using var sections = new SectionQueue(readers, stop);
        var heard = AudioTime.Zero;
        await foreach (var block in sound.WithCancellation(stop))
        {
            heard += block.Length;
            sections.Add(cutter.Write(block.Span));
            while (sections.IsFull || sections.IsNextRead)
                yield return await sections.TakeAsync();
        }
        sections.Add(cutter.Finish());
        while (!sections.IsEmpty)
            yield return await sections.TakeAsync();
        yield return new() { Heard = heard, Until = heard };
    }

    public void Dispose()
    {
        readers.Dispose();
        engine.Dispose();
    }

    /// <summary>All cores, since nobody waits for captions meanwhile, unless fewer are allowed.</summary>
    private static int CoresOf(RecognitionSettings recognition) =>
        recognition.MaxCores > 0 ? Math.Min(recognition.MaxCores, Environment.ProcessorCount) : Environment.ProcessorCount;
}
