using LiveCaptions.Whisper.Recordings;
using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper;

/// <summary>Cuts one recording into sections, opened by <see cref="SpeechModel.OpenCutter"/>; it may outlive its model.</summary>
public sealed class RecordingCutter : IRecordingCutter
{
    private readonly SectionFinder finder;
    private readonly IDisposable owned;

    internal RecordingCutter(IOwnedDetector detector, RecordingSettings settings) =>
        (finder, owned) = (new(new LevelledDetector(detector), settings), detector);

    /// <inheritdoc/>
    public IReadOnlyList<SpeechSection> Write(ReadOnlySpan<float> samples)
    {
        Samples.Require(samples);
        return finder.Add(samples);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SpeechSection> Finish() => finder.Finish();

    /// <inheritdoc/>
    public void Dispose() => owned.Dispose();
}
