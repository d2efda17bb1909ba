using LiveCaptions.Bench;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>The speech recognition that commands use: the real one, or a script in tests.</summary>
/// <param name="OpenTranscriber">Loads the model for recordings; called once per command.</param>
/// <param name="Bench">Measures the pipeline and prints the figures.</param>
/// <param name="OpenRecognisers">Loads the model for the tracks on air.</param>
internal sealed record SpeechEngine(
    OpenRecordingTranscriber OpenTranscriber,
    Func<BenchRequest, CommandContext, CancellationToken, Task> Bench,
    OpenRecognisers OpenRecognisers
)
{
    /// <summary>Chooses the model's file and the hardware.</summary>
    public ChooseEngine Choose { get; init; } = (recognition, _, _, _) => Task.FromResult(EngineChoice.AsWritten(recognition));
}

/// <summary>Chooses the model's file and the hardware for these settings.</summary>
/// <param name="languages">The languages of the recognised tracks, one for each track.</param>
internal delegate Task<EngineChoice> ChooseEngine(
    RecognitionSettings recognition,
    IReadOnlyCollection<string> languages,
    CommandContext context,
    CancellationToken stop
);
