namespace LiveCaptions.Whisper;

/// <summary>Something that keeps speech recognition from working, in one sentence for the person at the machine.</summary>
public abstract class SpeechException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A model file that is missing, cut short, of another kind or corrupt.</summary>
public sealed class ModelFileException(string path, string message, Exception? cause = null) : SpeechException(message, cause)
{
    /// <summary>The file in question.</summary>
    public string Path { get; } = path;
}

/// <summary>The native library is missing, of another version, or failed.</summary>
public sealed class NativeLibraryException(string message, Exception? cause = null) : SpeechException(message, cause);

/// <summary>Samples that are not sound: not a number, infinite, or far beyond full scale.</summary>
public sealed class InvalidSamplesException(string message) : SpeechException(message);

/// <summary>A language that the model does not know.</summary>
public sealed class UnknownLanguageException(string message) : SpeechException(message);
