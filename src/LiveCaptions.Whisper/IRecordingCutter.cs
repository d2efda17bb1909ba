namespace LiveCaptions.Whisper;

/// <summary>Cuts one recording, in its pauses, into sections that can be read one by one.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
public interface IRecordingCutter : IDisposable
{
    /// <summary>Adds the next sound.</summary>
    /// <param name="samples">16 kHz, mono, -1 to 1.</param>
    /// <returns>The sections that it completes; mostly none.</returns>
    /// <exception cref="InvalidSamplesException">A sample is not a number from -1 to 1; nothing was added.</exception>
    IReadOnlyList<SpeechSection> Write(ReadOnlySpan<float> samples);

    /// <summary>The recording is over.</summary>
    /// <returns>The sections that are left.</returns>
    IReadOnlyList<SpeechSection> Finish();
}
