using LiveCaptions.Bench;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>The speech recognition that commands use: the real one, or a script in tests.</summary>
/// <param name="OpenTranscriber">Loads the model; once a command.</param>
/// <param name="Bench">Measures the pipeline and prints the figures.</param>
/// <param name="OpenRecognisers">Loads the model for the tracks on air.</param>
internal sealed record SpeechEngine(
    OpenRecordingTranscriber OpenTranscriber,
    Func<BenchRequest, CommandContext, CancellationToken, Task> Bench,
    OpenRecognisers OpenRecognisers
)
{
    /// <summary>Finds the model's file, and the hardware for it.</summary>
    public FindModel FindModel { get; init; } = (recognition, _, _, _) => Task.FromResult(recognition);
}

/// <summary>Replaces the model's name, or "auto", by a file.</summary>
internal delegate Task<RecognitionSettings> FindModel(
    RecognitionSettings recognition,
    IReadOnlyCollection<string> languages,
    CommandContext context,
    CancellationToken stop
);
