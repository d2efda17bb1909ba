using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Recognises whole recordings, as fast as it can.</summary>
internal interface IRecordingTranscriber : IDisposable
{
    /// <summary>Recordings that are transcribed at once at most, so that all readers are at work.</summary>
    int AtOnce { get; }

    /// <summary>Transcribes this sound and returns its words as they are read, in order; the last change is that of its end.</summary>
    IAsyncEnumerable<TranscriptChange> TranscribeAsync(IAsyncEnumerable<ReadOnlyMemory<float>> sound, CancellationToken stop);
}

/// <summary>Loads the model for recordings.</summary>
/// <param name="engine">The model and the hardware.</param>
/// <param name="recognition">Settings of the stream.</param>
/// <param name="language">"auto", a code, or several codes with commas.</param>
/// <param name="speakers">Voices are told apart, which takes time and memory.</param>
internal delegate IRecordingTranscriber OpenRecordingTranscriber(
    EngineChoice engine,
    RecognitionSettings recognition,
    string language,
    bool speakers
);
