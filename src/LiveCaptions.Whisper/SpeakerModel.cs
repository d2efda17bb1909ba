using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Whisper;

/// <summary>A model that tells voices apart, given to <see cref="RecordingSettings.Speakers"/> or <see cref="LiveSpeakers"/>.</summary>
/// <remarks>Threading: safe.</remarks>
public sealed class SpeakerModel
{
    private readonly SpeakerWeights weights;

    private SpeakerModel(SpeakerWeights weights) => this.weights = weights;

    /// <summary>Loads a speaker model.</summary>
    /// <param name="path">Path of <c>speaker-ge2e.safetensors</c>, or of another GE2E network of the same shape.</param>
    /// <exception cref="ModelFileException">The file is missing, truncated, of another kind or corrupt.</exception>
    public static SpeakerModel Load(string path) => new(new SpeakerWeights(path));

    internal VoicePrinter OpenPrinter() => new(weights);

    internal VoiceNetwork OpenNetwork() => new(weights);
}
