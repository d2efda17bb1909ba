using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Loads the model onto the hardware that was chosen.</summary>
internal delegate IRecognisers OpenRecognisers(EngineChoice engine);

/// <summary>Opens recognisers: one model, a stream for each track.</summary>
/// <remarks>Threading: safe; each stream belongs to its track's thread.</remarks>
internal interface IRecognisers : IDisposable
{
    /// <summary>The model's name.</summary>
    string Model { get; }

    /// <summary>What is wrong with recognition as a whole, as a sentence; null: nothing.</summary>
    string? Notice => null;

    /// <summary>Checks that a stream with these settings could be opened, without opening one.</summary>
    /// <exception cref="SpeechException">It could not; the message says why.</exception>
    void Check(StreamSettings settings);

    /// <summary>Opens a stream; the caller disposes it.</summary>
    /// <exception cref="SpeechException">It could not be opened; the message says why.</exception>
    ISpeechStream Open(StreamSettings settings);
}
