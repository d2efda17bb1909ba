using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Recognises whole recordings, as fast as it can.</summary>
internal interface IRecordingTranscriber : IDisposable
{
    /// <summary>Opens a stream for this sound and returns each change; the last one is that of the stream's end.</summary>
    IAsyncEnumerable<TranscriptChange> TranscribeAsync(IAsyncEnumerable<ReadOnlyMemory<float>> sound, CancellationToken stop);
}

/// <summary>Loads the model of these settings for this language ("auto" or a code).</summary>
internal delegate IRecordingTranscriber OpenRecordingTranscriber(RecognitionSettings recognition, string language);
