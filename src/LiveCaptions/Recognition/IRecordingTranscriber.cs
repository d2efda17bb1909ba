using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Recognises whole recordings, as fast as it can.</summary>
internal interface IRecordingTranscriber : IDisposable
{
    /// <summary>Opens a stream for this sound and returns each change; the last one is that of the stream's end.</summary>
    IAsyncEnumerable<TranscriptChange> TranscribeAsync(IAsyncEnumerable<ReadOnlyMemory<float>> sound, CancellationToken stop);
}

/// <summary>Loads the model for recordings.</summary>
/// <param name="engine">The model and the hardware.</param>
/// <param name="recognition">Settings of the stream.</param>
/// <param name="language">"auto", a code, or several codes with commas.</param>
internal delegate IRecordingTranscriber OpenRecordingTranscriber(EngineChoice engine, RecognitionSettings recognition, string language);
