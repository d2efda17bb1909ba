using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Engines;

/// <summary>A speech model in an engine's memory; it may be disposed before the streams that were opened on it.</summary>
/// <param name="weights">Owns the weights.</param>
/// <param name="read">What was read from the model.</param>
/// <param name="open">Opens the encoder and decoder of one stream, with the threads that a step may use and the texts that it reads side
/// by side.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class LoadedModel(SafeHandle weights, (ModelLayout Layout, Vocabulary Vocabulary) read, Func<int, int, IOwnedDecoder> open)
    : IDisposable
{
    public ModelLayout Layout => read.Layout;

    public Vocabulary Vocabulary => read.Vocabulary;

    /// <summary>Opens the encoder and decoder of one stream.</summary>
    /// <param name="threads">Threads that a step may use.</param>
    /// <param name="texts">Texts read side by side, as far as the engine can.</param>
    /// <exception cref="NativeLibraryException">There is no memory for it.</exception>
    public IOwnedDecoder OpenDecoder(int threads, int texts = 1) => open(threads, texts);

    public void Dispose() => weights.Dispose();
}
