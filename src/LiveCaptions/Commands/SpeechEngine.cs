using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Commands;

/// <summary>What the commands need of speech recognition: the real one, or a script in tests.</summary>
/// <param name="OpenTranscriber">Loads the model; once a command.</param>
/// <param name="Bench">Measures the pipeline.</param>
/// <param name="OpenRecognisers">Loads the model for the tracks on air.</param>
internal sealed record SpeechEngine(OpenRecordingTranscriber OpenTranscriber, RunBench Bench, OpenRecognisers OpenRecognisers)
{
    /// <summary>Finds the model's file, and the hardware for it.</summary>
    public FindModel FindModel { get; init; } = (recognition, _, _, _) => Task.FromResult(recognition);
}

/// <summary>Puts the file in the place of the model's name, or of "auto".</summary>
internal delegate Task<RecognitionSettings> FindModel(
    RecognitionSettings recognition,
    IReadOnlyCollection<string> languages,
    CommandContext context,
    CancellationToken stop
);

/// <summary>Loads the model of these settings.</summary>
internal delegate IRecognisers OpenRecognisers(RecognitionSettings recognition);

/// <summary>Loads the model of these settings for this language ("auto" or a code).</summary>
internal delegate IRecordingTranscriber OpenRecordingTranscriber(RecognitionSettings recognition, string language);

/// <summary>Recognises whole recordings, as fast as it can.</summary>
internal interface IRecordingTranscriber : IDisposable
{
    /// <summary>Opens a stream of its own for this sound and gives each change; the last one is that of the stream's end.</summary>
    IAsyncEnumerable<TranscriptChange> TranscribeAsync(IAsyncEnumerable<ReadOnlyMemory<float>> sound, CancellationToken stop);
}

/// <summary>Measures what is asked for, prints it, and returns the exit code.</summary>
internal delegate Task<int> RunBench(BenchRequest request, CommandContext context, CancellationToken stop);
