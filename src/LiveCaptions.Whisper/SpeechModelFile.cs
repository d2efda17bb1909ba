using LiveCaptions.Whisper.Engines;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper;

/// <summary>Properties of a speech model's file, read without loading the model.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="IsMultilingual">Whether the model knows other languages than English.</param>
public sealed record SpeechModelFile(string Path, long Bytes, bool IsMultilingual)
{
    private const int EnglishVocabulary = 51864;

    /// <summary>Memory that the model takes with one stream, as an estimate.</summary>
    public long MemoryBytes { get; private init; }

    /// <summary>Whether it is a GGUF file, as Moonshine's are; the processor computes these, and a graphics card never does.</summary>
    public bool IsGguf { get; private init; }

    /// <summary>Checks a file from its first byte to its last, as <see cref="SpeechModel.Load"/> does.</summary>
    /// <param name="path">Path of a ggml Whisper model or of a Moonshine model.</param>
    /// <exception cref="ModelFileException">The file is missing, truncated, of another kind or corrupt.</exception>
    public static SpeechModelFile Read(string path)
    {
        if (GgmlFile.IsGguf(path))
        {
            SpeechEngines.RequireMoonshine(path);
            var memory = MoonshineFile.Read(path).Memory;
            return new(path, memory.Weights, false) { MemoryBytes = memory.Model + memory.Stream, IsGguf = true };
        }
        var sizes = WhisperFileCheck.Read(path);
        return new(path, sizes.Weights, sizes.Vocabulary > EnglishVocabulary) { MemoryBytes = sizes.Model + sizes.Stream };
    }

    /// <summary>Checks a voice activity model's file, as <see cref="SpeechModel.Load"/> does.</summary>
    /// <param name="path">Path of a ggml Silero model.</param>
    /// <exception cref="ModelFileException">The file is missing, truncated, of another kind or corrupt.</exception>
    public static void RequireVoiceModel(string path) => VoiceFileCheck.Require(path);
}
