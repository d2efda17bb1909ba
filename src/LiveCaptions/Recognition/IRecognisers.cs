using LiveCaptions.Whisper;

namespace LiveCaptions.Recognition;

/// <summary>Opens recognisers: one model, a stream for each track.</summary>
/// <remarks>Threading: safe; each stream belongs to its track's thread.</remarks>
internal interface IRecognisers : IDisposable
{
    /// <summary>The model's name.</summary>
    string Model { get; }

    /// <summary>Checks that a stream with these settings could be opened, without opening one.</summary>
    /// <exception cref="SpeechException">It could not; the message says why.</exception>
    void Check(StreamSettings settings);

    /// <summary>Opens a stream; the caller disposes it.</summary>
    /// <exception cref="SpeechException">It could not be opened; the message says why.</exception>
    ISpeechStream Open(StreamSettings settings);
}
