using LiveCaptions.Whisper.Voice;

namespace LiveCaptions.Whisper.Engines;

/// <summary>What computes in this process: our own engine, or the packaged one on machines for which ours is not built.</summary>
/// <remarks>Threading: safe.</remarks>
internal interface ISpeechEngine
{
    /// <summary>The processor's instruction sets in use.</summary>
    string Hardware { get; }

    /// <summary>Checks that the engine computes; may end the process.</summary>
    /// <param name="threads">Threads that compute.</param>
    /// <exception cref="NativeLibraryException">It computes wrongly.</exception>
    void Check(int threads);

    /// <summary>The graphics cards that it can use. A broken driver may end the process.</summary>
    IReadOnlyList<GraphicsCard> Cards();

    /// <summary>Loads a speech model, whose file has been checked.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="card">Number of the card that computes; null: the processor does.</param>
    /// <exception cref="ModelFileException">It cannot be loaded.</exception>
    LoadedModel Load(string path, int? card);

    /// <summary>Opens a voice detector, whose file has been checked.</summary>
    /// <exception cref="ModelFileException">It cannot be loaded.</exception>
    IOwnedDetector OpenDetector(string path);
}
