using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper;

/// <summary>What a speech model's file says of itself, without its being loaded.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="IsMultilingual">Whether it knows other languages than English.</param>
public sealed record SpeechModelFile(string Path, long Bytes, bool IsMultilingual)
{
    private const int EnglishVocabulary = 51864;

    /// <summary>Looks through a file from its first byte to its last, as <see cref="SpeechModel.Load"/> does.</summary>
    /// <exception cref="ModelFileException">It is missing, cut short, of another kind or corrupt.</exception>
    public static SpeechModelFile Read(string path)
    {
        var vocabulary = WhisperFileCheck.Read(path);
        return new(path, new FileInfo(path).Length, vocabulary > EnglishVocabulary);
    }
}
