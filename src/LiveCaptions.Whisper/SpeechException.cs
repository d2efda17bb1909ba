namespace LiveCaptions.Whisper;

/// <summary>A failure of speech recognition; its message is one sentence for the person at the machine.</summary>
public abstract class SpeechException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A model file is missing, truncated, of another kind or corrupt.</summary>
public sealed class ModelFileException(string path, string message, Exception? cause = null) : SpeechException(message, cause)
{
    /// <summary>Path of the file.</summary>
    public string Path { get; } = path;

    /// <summary>The engine did not load a speech model.</summary>
    internal static ModelFileException NotLoaded(string path, string cause) =>
        new(path, $"The speech model {path} could not be loaded, so there are no captions: {cause}.");

    /// <summary>The engine did not load a voice activity model.</summary>
    internal static ModelFileException VoiceNotLoaded(string path, string cause) =>
        new(path, $"The voice activity model {path} could not be loaded: {cause}.");
}

/// <summary>The native library is missing, of another version, or failed.</summary>
public sealed class NativeLibraryException(string message, Exception? cause = null) : SpeechException(message, cause);

/// <summary>The machine, or a limit of the process, has too little memory for a model or a stream.</summary>
public sealed class NotEnoughMemoryException(string message) : SpeechException(message);

/// <summary>Samples are not sound: not a number, infinite, or far beyond full scale.</summary>
public sealed class InvalidSamplesException(string message) : SpeechException(message);

/// <summary>The model does not know a language.</summary>
public sealed class UnknownLanguageException(string message) : SpeechException(message);
