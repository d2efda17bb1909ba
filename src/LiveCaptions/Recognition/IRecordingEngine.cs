using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>What recordings are cut and read with.</summary>
/// <remarks>Threading: safe.</remarks>
internal interface IRecordingEngine : IDisposable
{
    /// <summary>Opens what cuts one recording into sections.</summary>
    IRecordingCutter OpenCutter();

    /// <summary>Opens what reads sections.</summary>
    /// <exception cref="NotEnoughMemoryException">Another one does not fit into memory.</exception>
    IRecordingReader OpenReader();
}
